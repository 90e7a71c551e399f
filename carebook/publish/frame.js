/* In the frame that other sites show. It works in a sandbox that allows scripts and nothing else: no storage, no worker, no windows.
   It says how high the frame is in the words of WordPress (wp-embed.js), which any other page may listen to as well. */
(function () {
  "use strict";
  var root = document.documentElement;
  var late = document.querySelector("[data-due]");
  // The reader's own clock: a frame may be shown long after the site was built. The whole of the last day still counts.
  if (late && new Date() > new Date(late.getAttribute("data-due") + "T23:59:59")) late.hidden = false;
  if (window.parent === window) return;

  var secret = "";
  var last = 0;
  var say = function (message, value) {
    parent.postMessage({ message: message, value: value, secret: secret }, "*");
  };
  var tell = function () {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (height && height !== last) say("height", (last = height));
  };
  var again = function () {
    // WordPress adds the secret after #, at times only when the frame has loaded.
    var found = /secret=([A-Za-z0-9]+)/.exec(location.hash);
    if (found) secret = found[1];
    last = 0;
    tell();
  };
  addEventListener("load", again);
  addEventListener("hashchange", again);
  addEventListener("resize", tell);
  addEventListener("message", function (event) {
    if (event.source === parent && event.data && event.data.message === "ready") again();
  });
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(tell);
  if (window.ResizeObserver) new ResizeObserver(tell).observe(root);
  again();

  // Where WordPress shows the frame, no window can be opened; it goes to a link of this site itself, when asked in its own words.
  document.addEventListener("click", function (event) {
    var link = secret && event.target.closest && event.target.closest("a[href]");
    if (!link || link.host !== location.host) return;
    event.preventDefault();
    say("link", link.href);
  });
})();
