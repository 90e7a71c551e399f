// What the probes share. Each probe is a function that gives its faults as plain sentences; none of them changes the page,
// save where its first line says so.
const probes = (globalThis.probes = {});

// Seen by the eye: rendered, not hidden, not clipped away for the ear only.
const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !forTheEar(node);
let ears = new Map();
const forTheEar = (node) => {
  if (!node) return false;
  if (!ears.has(node)) ears.set(node, getComputedStyle(node).clipPath === "inset(50%)" || forTheEar(node.parentElement));
  return ears.get(node);
};
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// How a fault names an element: its tag, its classes and the first of its words.
const named = (node) => {
  const words = (node.getAttribute("aria-label") || node.textContent).trim().replace(/\s+/g, " ").slice(0, 40);
  const classes = (node.getAttribute("class") || "").trim().replace(/\s+/g, ".");
  const within = classes ? "" : (node.parentElement?.getAttribute("class") || "").trim().replace(/\s+/g, ".");
  return `${within ? `.${within} > ` : ""}${node.localName}${node.id ? `#${node.id}` : ""}${classes ? `.${classes}` : ""} “${words}”`;
};

// ---- Boxes: { left, top, right, bottom } ----
const box = (left, top, right, bottom) => ({ left, top, right, bottom });
const union = (boxes) => box(
  Math.min(...boxes.map((one) => one.left)), Math.min(...boxes.map((one) => one.top)),
  Math.max(...boxes.map((one) => one.right)), Math.max(...boxes.map((one) => one.bottom)),
);
const cut = (one, other) => box(Math.max(one.left, other.left), Math.max(one.top, other.top), Math.min(one.right, other.right), Math.min(one.bottom, other.bottom));
const area = (one) => Math.max(0, one.right - one.left) * Math.max(0, one.bottom - one.top);
const grown = (one, by) => box(one.left - by, one.top - by, one.right + by, one.bottom + by);

// ---- Words: text nodes that are seen, and the boxes of their lines ----
const texts = (within = document.body) => {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const found = [];
  const known = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const parent = node.parentElement;
    if (!known.has(parent)) known.set(parent, !parent.closest("script, style, title, desc") && shown(parent));
    if (known.get(parent)) found.push(node);
  }
  return found;
};
const lines = (text) => {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter((one) => one.width > 0.5 && one.height > 0.5);
};
// The block a text stands in: its nearest ancestor that is not inline.
const blockOf = (text) => {
  let node = text.parentElement;
  while (/^(inline|contents|ruby)/.test(getComputedStyle(node).display) && getComputedStyle(node).display !== "inline-block" && !node.closest("svg")) node = node.parentElement;
  return node;
};

// ---- Colours: [red, green, blue, alpha], 0 to 255 and 0 to 1 ----
const colour = (value) => {
  const numbers = (value.match(/-?[\d.]+(e-?\d+)?/g) || []).map(Number);
  if (value.startsWith("color(srgb")) return [...numbers.slice(0, 3).map((one) => one * 255), numbers[3] ?? 1];
  return value.startsWith("rgb") ? [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1] : [0, 0, 0, 0];
};
const over = (front, back) => [0, 1, 2].map((at) => front[at] * front[3] + back[at] * (1 - front[3])).concat(1);
const light = (one) => {
  const [red, green, blue] = one.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, pale] = [light(one), light(other)].sort((a, b) => a - b);
  return (pale + 0.05) / (dark + 0.05);
};
// The ground behind an element: its own background and those of its ancestors, laid on one another.
let grounds = new Map();
const ground = (node) => {
  if (!node) return colour(getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)");
  if (!grounds.has(node)) {
    const own = colour(getComputedStyle(node).backgroundColor);
    grounds.set(node, own[3] === 1 ? own : over(own, ground(node.parentElement)));
  }
  return grounds.get(node);
};
// Each look begins anew: nothing is known of the state before, and no colour is on its way from one to another.
probes.anew = () => {
  grounds = new Map();
  ears = new Map();
  for (const moving of document.getAnimations()) moving.finish();
};
const hex = (one) => "#" + one.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");

// ---- Controls ----
const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
// What Tab stops at. What is clipped away for the ear counts: it has to show itself when it has the focus.
const stops = () => all(CONTROLS).filter((node) => node.tabIndex >= 0 && !node.disabled && !node.closest("[inert]") && node.checkVisibility({ visibilityProperty: true }));

// The edges of the warnings: style, and least width in pixels.
const EDGES = { emergency: ["solid", 12], "same-day": ["double", 12], appointment: ["solid", 4] };
