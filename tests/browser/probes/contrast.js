// Words against the ground really behind them: 7:1. Borders of controls, icons, ticks and crosses: 3:1.
const FAINT = [
  // [selector, what it may be instead, reason]
  [".section > h2::before", 0, "the dot at a section's head is decoration: the line and the heading say the same"],
];
const exempt = (node, pseudo) => FAINT.some(([selector]) => selector.endsWith(pseudo) && pseudo && node.matches(selector.slice(0, -pseudo.length)));
const alphaOf = (node) => {
  let alpha = 1;
  for (; node; node = node.parentElement) alpha *= Number(getComputedStyle(node).opacity);
  return alpha;
};

// The boxes of a drawing's words in its own measure: each letter's where letters have places of their own, as the numbers of labels do.
const drawnBoxes = (label) => label.x.baseVal.numberOfItems > 1 ? [...label.textContent].map((_, at) => label.getExtentOfChar(at)) : [label.getBBox()];
// What such a box stands on: the last shape drawn before the words that holds its middle.
const drawnBehind = (label, size) => {
  const svg = label.ownerSVGElement;
  const middle = new DOMPoint(size.x + size.width / 2, size.y + size.height / 2).matrixTransform(label.getScreenCTM());
  let behind = null;
  for (const shape of svg.querySelectorAll("path, circle, rect, ellipse, polygon")) {
    if (!(shape.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    const style = getComputedStyle(shape);
    const here = middle.matrixTransform(shape.getScreenCTM().inverse());
    const point = Object.assign(svg.createSVGPoint(), { x: here.x, y: here.y });
    if (style.fill !== "none" && shape.isPointInFill(point)) behind = [style.fill, Number(style.fillOpacity) * alphaOf(shape), behind];
    if (style.stroke !== "none" && shape.isPointInStroke(point)) behind = [style.stroke, Number(style.strokeOpacity) * alphaOf(shape), behind];
  }
  const solid = (one) => {
    if (!one) return ground(svg);
    const own = colour(one[0]);
    return over([...own.slice(0, 3), own[3] * one[1]], solid(one[2]));
  };
  return solid(behind);
};

probes.contrast = ({ least = 7, leastShape = 3 } = {}) => {
  const faults = [];
  const check = (front, back, need, what) => {
    const found = contrast(over(front, back), back);
    if (found < need - 0.005) faults.push(`${what}: ${hex(front)} on ${hex(back)} is ${found.toFixed(2)}:1, less than ${need}:1`);
  };
  const done = new Set();
  for (const text of texts()) {
    const parent = text.parentElement;
    if (done.has(parent)) continue;
    done.add(parent);
    const style = getComputedStyle(parent);
    if (parent.closest("svg")) {
      const label = parent.closest("text");
      for (const size of drawnBoxes(label)) check(colour(style.fill), drawnBehind(label, size), least, named(parent));
      continue;
    }
    const own = colour(style.color);
    check([...own.slice(0, 3), own[3] * alphaOf(parent)], ground(parent), least, named(parent));
    for (let node = parent; node; node = node.parentElement) {
      if (getComputedStyle(node).backgroundImage !== "none") faults.push(`${named(parent)}: a picture or a gradient lies behind it, so its contrast cannot be told`);
    }
  }
  for (const node of all("body *")) {
    if (node.closest("svg") || !shown(node)) continue;
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(node, pseudo);
      if (style.content === "none" || style.content === "normal" || style.display === "none" || exempt(node, pseudo)) continue;
      const own = colour(style.backgroundColor);
      const back = over(own, ground(node));
      if (/[\p{L}\p{N}]|counter|attr/u.test(style.content.split("/")[0])) check(colour(style.color), back, least, `${named(node)}${pseudo}`);
      // A tick, a cross or a chevron is made of borders.
      else if (style.content === '""') {
        for (const side of ["Top", "Right", "Bottom", "Left"]) {
          const edge = colour(style[`border${side}Color`]);
          if (parseFloat(style[`border${side}Width`]) && edge[3]) { check(edge, back, leastShape, `the mark of ${named(node)}${pseudo}`); break; }
        }
      }
    }
    if (node.matches("button, .button, input, select, textarea")) {
      const style = getComputedStyle(node);
      const outside = ground(node.parentElement);
      const edge = parseFloat(style.borderTopWidth) ? contrast(over(colour(style.borderTopColor), outside), outside) : 0;
      const fill = contrast(ground(node), outside);
      if ((parseFloat(style.borderTopWidth) || fill > 1.01) && Math.max(edge, fill) < leastShape) faults.push(`the edge of ${named(node)} is ${Math.max(edge, fill).toFixed(2)}:1 against its ground, less than ${leastShape}:1`);
    }
  }
  for (const icon of all("svg.icon, svg.mark").filter(shown)) {
    const backs = [ground(icon)];
    for (const shape of icon.querySelectorAll("path, circle, rect, line, polyline, polygon, ellipse")) {
      const style = getComputedStyle(shape);
      const paints = [style.fill, style.stroke].filter((paint) => paint !== "none").map(colour).filter((paint) => paint[3]);
      if (paints.length && !paints.some((paint) => backs.some((back) => contrast(paint, back) >= leastShape))) faults.push(`a shape of ${named(icon.parentElement)}'s icon, ${hex(paints[0])}, is less than ${leastShape}:1 on ${hex(backs[0])}`);
      if (style.fill !== "none") backs.push(colour(style.fill));
    }
  }
  return faults;
};
