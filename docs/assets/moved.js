/* A small page that leads on: the script takes along what stands after #, which a refresh of the page would lose. */
(function () {
  "use strict";
  var on = document.querySelector("[data-on]");
  var anchor = location.hash;
  if (!/^#[\w-]+$/.test(anchor)) return; // no heading of ours: then the page itself leads on
  location.replace(on.href.split("#")[0] + anchor);
})();
