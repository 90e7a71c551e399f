// Nothing runs off the side, nothing is cut off, no words lie on other words. At any width, zoom, letter size and spacing.
probes.layout = () => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide${widest(root.clientWidth)}`);
  const clips = new Map(); // element → the box its overflow leaves, or null
  const clipOf = (node) => {
    if (!node || node === document.body || node === root) return null;
    if (!clips.has(node)) {
      const style = getComputedStyle(node);
      const outer = clipOf(node.parentElement);
      if (style.overflowX === "visible" && style.overflowY === "visible") clips.set(node, outer);
      else {
        const at = node.getBoundingClientRect();
        const own = box(at.left + node.clientLeft, at.top + node.clientTop, at.right - node.clientLeft, at.bottom - node.clientTop);
        clips.set(node, outer ? cut(own, outer) : own);
      }
    }
    return clips.get(node);
  };
  const frames = new Map(); // element → the nearest element with an edge or a ground that holds it
  const frameOf = (node) => {
    if (!node || node === document.body) return null;
    if (!frames.has(node)) {
      const style = getComputedStyle(node);
      const framed = style.display !== "inline" && (node.matches("a, button") || parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth) > 0 || colour(style.backgroundColor)[3] > 0);
      frames.set(node, framed ? node : frameOf(node.parentElement));
    }
    return frames.get(node);
  };
  const seen = []; // every line of words: [box, block, words]
  for (const text of texts()) {
    const parent = text.parentElement;
    if (parent.closest("svg")) continue;
    const block = blockOf(text);
    for (const line of lines(text)) {
      // The letters themselves: a line's box is higher than they are.
      const letters = box(line.left, line.top + line.height * 0.22, line.right, line.bottom - line.height * 0.22);
      const words = `“${text.data.trim().slice(0, 40)}” (${named(block).split(" “")[0]})`;
      if (letters.right > root.clientWidth + 1 || letters.left < -1) faults.push(`${words} stands outside the page`);
      const clip = clipOf(parent);
      if (clip && area(cut(letters, clip)) < area(letters) - 2 * (letters.bottom - letters.top)) faults.push(`${words} is cut off`);
      const frame = frameOf(parent);
      if (frame && !frame.matches("code")) {
        const at = frame.getBoundingClientRect();
        if (letters.left < at.left - 1.5 || letters.right > at.right + 1.5 || letters.top < at.top - 1.5 || letters.bottom > at.bottom + 1.5) faults.push(`${words} runs out of its box ${named(frame).split(" “")[0]}`);
      }
      seen.push([letters, block, words]);
    }
  }
  seen.sort((one, other) => one[0].top - other[0].top);
  for (let here = 0; here < seen.length; here++) {
    for (let next = here + 1; next < seen.length && seen[next][0].top < seen[here][0].bottom - 1; next++) {
      if (seen[next][1] === seen[here][1]) continue;
      const both = cut(seen[here][0], seen[next][0]);
      if (both.right - both.left > 2 && both.bottom - both.top > 2) faults.push(`${seen[here][2]} and ${seen[next][2]} lie on one another`);
    }
  }
  return [...new Set(faults)];
};
const widest = (width) => {
  const found = all("body *").filter((node) => !node.closest("svg") && node.getBoundingClientRect().right > width + 0.5 && shown(node)).pop();
  return found ? `: ${named(found)}` : "";
};
