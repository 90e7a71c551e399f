// Printed in black and white: dark words on white, the warnings' three edges, nothing to press, addresses written out.
probes.print = () => {
  const faults = [];
  const done = new Set();
  for (const text of texts()) {
    const parent = text.parentElement;
    if (done.has(parent) || parent.closest("svg")) continue;
    done.add(parent);
    const [ink, back] = [colour(getComputedStyle(parent).color), ground(parent)];
    if (Math.max(...ink.slice(0, 3)) - Math.min(...ink.slice(0, 3)) > 8) faults.push(`${named(parent)} is printed in the colour ${hex(ink)}`);
    if (contrast(ink, [255, 255, 255, 1]) < 7 || contrast(back, [255, 255, 255, 1]) > 1.02) faults.push(`${named(parent)} is printed ${hex(ink)} on ${hex(back)}`);
  }
  for (const [level, [edge, least]] of Object.entries(EDGES)) {
    for (const node of all(`.warning.${level}`).filter(shown)) {
      const style = getComputedStyle(node);
      if (style.borderLeftStyle !== edge || parseFloat(style.borderLeftWidth) < least - 1 || hex(colour(style.borderLeftColor)) !== "#000000") faults.push(`${named(node)} has lost its ${edge} edge on paper: ${style.borderLeftStyle}, ${style.borderLeftWidth}, ${style.borderLeftColor}`);
    }
  }
  const widths = Object.keys(EDGES).map((level) => document.querySelector(`.warning.${level}`)).map((node) => node && parseFloat(getComputedStyle(node).borderLeftWidth));
  if (widths[0] && widths[2] && widths[0] < 2 * widths[2]) faults.push("an emergency's edge is hardly thicker than an appointment's");
  for (const node of all("button, input, select, nav, .skip").filter(shown)) faults.push(`${named(node)} is printed, but nobody can press it`);
  for (const link of all(".source-list a[href^=http]").filter(shown)) {
    if (!getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))) faults.push(`${named(link)} is printed without its address`);
  }
  return faults;
};
