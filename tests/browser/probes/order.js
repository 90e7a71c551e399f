// The order of the words in the page is the order a reader sees: downwards, and within a row from left to right.
// A column that stands wholly at the right of another comes after it, however high it begins.
const ASIDES = [
  // Read at any time: they may stand beside what comes after them. Inside them the rule holds.
  [".contents", "the list of contents stands beside the text, and begins where the text begins"],
  [".opening.home .warnings", "on a wide screen the emergency box stands beside title and buttons; it comes before the buttons, as on a phone"],
  [".check-first > .kx-figure", "an exercise's picture stands beside its start position and steps"],
];
const TURNED = [
  [".amount", "a value of the dose is read first by the eye, its name by the ear: one pair, turned round inside its own frame"],
];

// Faults of a list of [element, boxes in reading order], in the order of the page.
const outOfOrder = (items) => {
  const faults = [];
  const aside = (node) => ASIDES.map(([selector]) => node.closest(selector)).find(Boolean) || null;
  const groups = new Map();
  for (const item of items) groups.set(aside(item[0]), [...(groups.get(aside(item[0])) || []), item]);
  for (const group of groups.values()) {
    for (let place = 1; place < group.length; place++) {
      const [before, beforeBoxes] = group[place - 1];
      const [after, afterBoxes] = group[place];
      const one = beforeBoxes.at(-1);
      const other = afterBoxes[0];
      if (other.top >= one.bottom - 6) continue; // below
      if (other.left >= one.right - 2 && other.bottom > one.top) continue; // in the same row, at the right
      if (before === after || TURNED.some(([selector]) => before.closest(selector) && before.closest(selector) === after.closest(selector))) continue;
      const [column, next] = siblings(before, after);
      if (column && next && column.getBoundingClientRect().right <= next.getBoundingClientRect().left + 2) continue; // the next column
      faults.push(`${named(after)} is seen before ${named(before)}, but comes after it`);
    }
  }
  return faults;
};
// The children of the nearest common ancestor that hold the one and the other. What makes no box is passed over.
const siblings = (one, other) => {
  const up = (node) => { const path = []; for (; node; node = node.parentElement) if (getComputedStyle(node).display !== "contents") path.unshift(node); return path; };
  const [first, second] = [up(one), up(other)];
  let depth = 0;
  while (first[depth] && first[depth] === second[depth]) depth++;
  return [first[depth], second[depth]];
};
probes.order = () => {
  const items = [];
  for (const text of texts()) {
    if (text.parentElement.closest("svg, .skip")) continue; // a drawing has places, not lines; the skip link waits above the page
    const block = blockOf(text);
    const found = lines(text);
    if (!found.length) continue;
    if (items.length && items.at(-1)[0] === block) items.at(-1)[1][0] = union([...items.at(-1)[1], ...found]);
    else items.push([block, [union(found)]]);
  }
  return outOfOrder(items);
};
