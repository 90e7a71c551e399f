// Runs before the page's own script: notes which elements listen to a press, for probes/structure.js.
window.listened = new Set();
const add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, ...rest) {
  if (this instanceof Element && /^(click|dblclick|key|mouse|pointer|touch)/.test(type)) window.listened.add(this);
  return add.call(this, type, ...rest);
};
