// The keyboard, by geometry. `keyboard_start` notes what can be reached, and where; after each real press of Tab the page
// looks at what has the focus; `keyboard_finish` compares the walk, and the way back by Shift+Tab, with the list.
let walk = null;
probes.keyboard_start = () => {
  const list = stops();
  walk = { list, seen: [], back: [], faults: [], before: new Map(list.map((node) => [node, face(node)])) };
  document.activeElement.blur();
  getSelection().removeAllRanges();
  scrollTo(0, 0);
  walk.places = list.map((node) => [node, [...node.getClientRects()].filter((one) => one.width && one.height).map((one) => box(one.left, one.top, one.right, one.bottom))]);
  walk.listen = (event) => {
    if (event.key === "Tab" && event.shiftKey) walk.back.push(document.activeElement);
    else if (event.key === "Tab") reached(document.activeElement);
  };
  document.addEventListener("keyup", walk.listen, true);
  return list.length;
};
probes.keyboard_finish = () => {
  document.removeEventListener("keyup", walk.listen, true);
  const { list, seen, back, faults } = walk;
  const wrong = list.findIndex((node, place) => seen[place] !== node);
  if (wrong >= 0) faults.push(`stop ${wrong + 1} of ${list.length} should be ${named(list[wrong])}, but is ${seen[wrong] ? named(seen[wrong]) : "nothing"}`);
  if (seen.length > list.length && seen[list.length] !== document.body && seen[list.length] !== list[0]) faults.push(`after the last stop the focus goes to ${named(seen[list.length])}`);
  const lost = back.findIndex((node, place) => node !== list.at(-2 - place));
  if (lost >= 0) faults.push(`on the way back, Shift+Tab reaches ${named(back[lost])} and not ${named(list.at(-2 - lost))}`);
  // The skip link waits above the page until it has the focus.
  const placed = walk.places.filter(([node, boxes]) => boxes.length && shown(node) && !node.matches(".skip") && !node.closest("svg"));
  return [...new Set([...faults, ...outOfOrder(placed)])];
};

const reached = (node) => {
  walk.seen.push(node);
  ears = new Map(); // the focus may have shown what was hidden
  if (walk.seen.length > walk.list.length) return;
  const say = (what) => walk.faults.push(`${named(node)} ${what}`);
  const boxes = [...node.getClientRects()].filter((one) => one.width > 1 && one.height > 1);
  if (!boxes.length || !shown(node)) return say("has the focus but no box");
  const screen = box(0, 0, innerWidth, innerHeight);
  const whole = boxes.reduce((sum, one) => sum + area(one), 0);
  const onScreen = boxes.reduce((sum, one) => sum + area(cut(one, screen)), 0);
  if (onScreen < 0.95 * Math.min(whole, 0.6 * area(screen))) say(`is ${Math.round((100 * onScreen) / whole)}% on the screen when it has the focus`);
  for (const one of boxes.slice(0, 3)) {
    // Round targets of a drawing may meet at their edges: each has 24 px of its own (tests/browser/test_pictures.py).
    for (const [x, y] of node.closest("svg") ? [[0.5, 0.5]] : [[0.5, 0.5], [0.1, 0.3], [0.9, 0.3], [0.1, 0.7], [0.9, 0.7]]) {
      const [left, top] = [one.left + x * (one.right - one.left), one.top + y * (one.bottom - one.top)];
      if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) continue;
      const hit = document.elementFromPoint(left, top);
      if (hit && !node.contains(hit) && !hit.contains(node)) { say(`is covered by ${named(hit)}`); break; }
    }
  }
  const told = ring(node, walk.before.get(node));
  if (told) say(told);
};

// What may change when the focus comes: the element's own face, that of its boxes before and after, and shapes in it.
const PARTS = ["outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "fill", "stroke", "strokeWidth"];
const face = (node) => {
  const faces = [[node, null], [node, "::after"], ...[...node.querySelectorAll("circle, path, rect, ellipse")].map((shape) => [shape, null])];
  return faces.map(([one, pseudo]) => { const style = getComputedStyle(one, pseudo); return [one, pseudo, Object.fromEntries(PARTS.map((part) => [part, style[part]]))]; });
};
// Say what is wrong with the sign of the focus, or nothing. It has to cover at least what a line of 2 px round the element
// would (WCAG 2.4.13), and to differ from what was there before by 3:1.
const ring = (node, before) => {
  const told = [];
  for (const [place, [one, pseudo, now]] of face(node).entries()) {
    const was = before[place][2];
    const wide = parseFloat(now.outlineWidth);
    if (now.outlineStyle !== "none" && wide && (was.outlineStyle === "none" || was.outlineColor !== now.outlineColor)) {
      const holder = pseudo ? holderOf(node) : node;
      const boxes = [...holder.getClientRects()].filter((part) => part.width && part.height);
      const away = parseFloat(now.outlineOffset);
      const back = ground(away + wide > 0 ? holder.parentElement : holder);
      const differs = contrast(over(colour(now.outlineColor), back), back);
      const left = boxes.reduce((sum, part) => sum + area(cut(grown(part, away + wide), room(holder))) - area(cut(grown(part, away), room(holder))), 0);
      const need = boxes.reduce((sum, part) => sum + 4 * (part.right - part.left + part.bottom - part.top), 0);
      if (differs < 3) told.push(`has a focus ring of ${differs.toFixed(2)}:1 (${hex(colour(now.outlineColor))} on ${hex(back)})`);
      else if (left < Math.min(need, 4 * (innerWidth + innerHeight))) told.push(`has a focus ring of which only ${Math.round((100 * left) / need)}% of what is needed is seen`);
      else return "";
    }
    if (now.fill !== was.fill || now.stroke !== was.stroke) {
      // Whether the thicker ring stands out from a drawing, only its pixels can tell (test_the_focus_is_seen_in_the_pixels).
      const grown = parseFloat(now.strokeWidth) - parseFloat(was.strokeWidth) >= 1.5;
      const differs = Math.max(contrast(colour(now.fill), colour(was.fill)), ...(grown ? [colour(was.stroke), ground(node)].map((back) => contrast(colour(now.stroke), back)) : []));
      if (differs >= 3) return "";
      told.push(`changes by only ${differs.toFixed(2)}:1 when it has the focus`);
    }
  }
  return told[0] || "shows no sign of the focus";
};
const holderOf = (node) => { for (node = node.parentElement; getComputedStyle(node).position === "static"; node = node.parentElement); return node; };
// What its ancestors leave of an element and of a ring round it.
const room = (node) => {
  let left = box(0, -scrollY, document.documentElement.clientWidth, document.documentElement.scrollHeight - scrollY);
  for (node = node.parentElement; node && node !== document.body; node = node.parentElement) {
    const style = getComputedStyle(node);
    if (style.overflowX !== "visible") { const at = node.getBoundingClientRect(); left = cut(left, box(at.left + node.clientLeft, at.top + node.clientTop, at.right - node.clientLeft, at.bottom - node.clientTop)); }
  }
  return left;
};

// The same without keys: each stop is given the focus in turn. Quick; that the keys go the same way is the long walk's to show.
probes.keyboard = () => {
  probes.keyboard_start();
  for (const node of walk.list) {
    node.focus({ focusVisible: true });
    reached(node);
  }
  document.activeElement.blur();
  return probes.keyboard_finish();
};
// The sign of the focus alone: for other colours.
probes.rings = () => {
  document.activeElement.blur();
  const list = stops();
  const before = new Map(list.map((node) => [node, face(node)]));
  const faults = [];
  for (const node of list) {
    node.focus({ preventScroll: true, focusVisible: true });
    const told = ring(node, before.get(node));
    if (told) faults.push(`${named(node)} ${told}`);
  }
  document.activeElement.blur();
  return faults;
};

// The buttons that open something: whether it is open, how many stops can be reached in it, and where the focus is.
probes.openers = () => all("button[aria-expanded][aria-controls]").map((node) => {
  const panel = document.getElementById(node.getAttribute("aria-controls"));
  return {
    at: all("button").indexOf(node), name: named(node), seen: shown(node), open: node.getAttribute("aria-expanded") === "true",
    reach: stops().filter((stop) => panel.contains(stop)).length, inside: panel.contains(document.activeElement), here: document.activeElement === node,
  };
});
// Whatever says that it is shut is shut.
probes.shut = () => probes.openers().filter((one) => !one.open && one.reach).map((one) => `${one.name} is shut, but ${one.reach} links in it can be reached`);

// For a look at the pixels: one stop of each kind, that is, of each way to show the focus on each ground.
let brought = null;
probes.kinds = () => {
  const kinds = new Map();
  for (const node of stops().filter(shown)) {
    const style = getComputedStyle(node);
    const kind = [node.localName, node.className.baseVal ?? node.className, node.parentElement.localName, node.parentElement.className, style.display, hex(ground(node)), hex(ground(node.parentElement))].join(" ");
    if (!kinds.has(kind)) kinds.set(kind, { at: stops().indexOf(node), name: named(node) });
  }
  return [...kinds.values()];
};
probes.bring = ({ at }) => {
  brought = stops()[at];
  brought.focus({ focusVisible: true }); // the skip link comes to its place
  brought.scrollIntoView({ block: "center" });
  const cover = getComputedStyle(brought, "::after");
  const holder = cover.position === "absolute" && cover.content !== "none" && cover.inset === "0px" ? holderOf(brought) : brought;
  const boxes = [...holder.getClientRects()].filter((one) => one.width && one.height);
  const clip = cut(grown(union(boxes), 12), box(0, 0, innerWidth, innerHeight));
  return {
    need: boxes.reduce((sum, one) => sum + 4 * (one.width + one.height), 0),
    clip: { x: clip.left, y: clip.top, width: clip.right - clip.left, height: clip.bottom - clip.top },
  };
};
probes.enter = () => brought.focus({ preventScroll: true, focusVisible: true });
probes.leave = () => brought.blur();
// The words of an opening, hidden, with their colours and places: what is left is the ground behind them.
probes.opening = () => {
  const found = texts(document.querySelector(".opening")).flatMap((text) => lines(text).map((line) => [
    text.data.trim().slice(0, 30), colour(getComputedStyle(text.parentElement).color).slice(0, 3),
    [line.left + scrollX, line.top + scrollY + line.height * 0.2, line.right + scrollX, line.bottom + scrollY - line.height * 0.2],
  ]));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".opening * { color: transparent !important; text-decoration: none !important; transition: none !important }");
  document.adoptedStyleSheets = [sheet];
  return found;
};
