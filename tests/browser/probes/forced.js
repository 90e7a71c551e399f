// Forced colours take grounds and shadows away. What only a ground told apart must have a frame then; warnings keep their
// three edges, chips say by the colours of choice that they are pressed, icons stand out. `note` is run before, in plain
// colours; it opens nothing and changes nothing.
const GROUND_ONLY = [
  ["body, html", "the page itself"],
  ["code", "code is told apart by its letters"],
  [".opening, .bar", "bands from side to side have a line below"],
  ["main, .page, .site-header, .foot, .opening-inner", "they hold the parts that have frames"],
  [".half h3", "its frame is the card's, with a line below"],
  [".key-points > h2, .key-points > ul", "the frame is the section's"],
  [".where", "the picture and the rows in it have frames"],
  [".emblem, .card > figure", "the frame is the card's, or its drawing has outlines"],
  [".skip", "seen only with the focus, which has a ring"],
  [".pain b", "the row has the frame, and a line parts the number from the words"],
];
let panels = [];
probes.forced_note = () => {
  panels = all("body *").filter((node) => {
    if (node.closest("svg") || !shown(node)) return false;
    const own = colour(getComputedStyle(node).backgroundColor);
    return own[3] > 0 && contrast(ground(node), ground(node.parentElement)) > 1.02;
  });
  return panels.length;
};
probes.forced = () => {
  const faults = [];
  const lined = (style, sides = ["Top", "Right", "Bottom", "Left"]) => sides.filter((side) => parseFloat(style[`border${side}Width`]) >= 1 && !/none|hidden/.test(style[`border${side}Style`]));
  for (const node of panels) {
    if (!shown(node) || GROUND_ONLY.some(([selector]) => node.matches(selector))) continue;
    const style = getComputedStyle(node);
    const framed = lined(style).length === 4 || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1);
    const filled = contrast(ground(node), ground(node.parentElement)) >= 3;
    if (!framed && !filled) faults.push(`${named(node)} had only a ground, and has no frame`);
    else if (!filled && lined(style).length && contrast(colour(style.borderTopColor), ground(node.parentElement)) < 3) faults.push(`the frame of ${named(node)} cannot be seen`);
  }
  for (const [level, [edge, least]] of Object.entries(EDGES)) {
    for (const node of all(`.warning.${level}`).filter(shown)) {
      const style = getComputedStyle(node);
      if (style.borderLeftStyle !== edge || parseFloat(style.borderLeftWidth) < least || lined(style).length !== 4) faults.push(`${named(node)} has lost its ${edge} edge: ${style.borderLeftStyle}, ${style.borderLeftWidth}`);
      if (contrast(colour(style.borderLeftColor), ground(node)) < 3) faults.push(`the edge of ${named(node)} cannot be seen`);
    }
  }
  for (const node of all(".chip[aria-pressed=true], button[aria-pressed=true]").filter(shown)) {
    if (contrast(ground(node), ground(node.parentElement)) < 3) faults.push(`${named(node)} is pressed, but does not look it`);
  }
  const looks = (node) => { const style = getComputedStyle(node); return ["Top", "Right", "Bottom", "Left"].map((side) => lined(style, [side]).length && hex(colour(style[`border${side}Color`])) !== hex(ground(node))).concat(style.textDecorationLine, style.fontWeight).join(); };
  for (const here of all("nav [aria-current]").filter(shown)) {
    if (all("a", here.closest("nav")).some((other) => !other.hasAttribute("aria-current") && looks(other) === looks(here))) faults.push(`${named(here)} is the current page, but does not look it`);
  }
  for (const picture of all("svg.kx").filter(shown)) {
    const back = ground(picture);
    const drawn = all("path, circle, text", picture).some((shape) => { const style = getComputedStyle(shape); return [style.stroke, style.fill].some((paint) => paint !== "none" && contrast(colour(paint), back) >= 3); });
    if (!drawn) faults.push(`${named(picture)} has no line that stands out`);
  }
  // Words and icons: at least what WCAG asks; the reader's own two colours are the rest.
  return [...faults, ...probes.contrast({ least: 4.5 }), ...probes.rings()];
};
