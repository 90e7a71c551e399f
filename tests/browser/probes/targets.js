// Every target is at least 24 by 24 pixels. Links in a sentence are exempt (WCAG 2.5.8), save citations.
probes.targets = () => {
  const faults = [];
  const inSentence = (node) => {
    if (node.closest(".cite") || getComputedStyle(node).display !== "inline") return false;
    const block = blockOf(node.firstChild || node);
    // In a sentence: words that are no link stand in the same block.
    return texts(block).some((text) => !text.parentElement.closest("a, button, .unseen") && blockOf(text) === block && /\p{L}{2}/u.test(text.data));
  };
  for (const node of stops().filter(shown)) {
    if (node.closest(".skip")) continue; // shown only while it has the focus, and 48 pixels high
    const cover = getComputedStyle(node, "::after"); // a card's link is as large as its card
    const whole = cover.content !== "none" && cover.position === "absolute" && cover.top === "0px" && cover.bottom === "0px";
    const boxes = [...node.getClientRects()].filter((one) => one.width && one.height);
    const widest = whole ? [Math.max(...boxes.map((one) => one.width)), Math.max(parseFloat(cover.height), 0)] : boxes.length ? [Math.max(...boxes.map((one) => one.width)), Math.max(...boxes.map((one) => one.height))] : [0, 0];
    if (Math.min(...widest) < 23.95 && !inSentence(node)) faults.push(`${named(node)} is ${widest.map((one) => one.toFixed(1)).join(" × ")}, less than 24 × 24`);
  }
  return faults;
};
