/* The page for wrong addresses: the pages whose address or names are most like the one that was asked for. */
(function () {
  "use strict";
  var ALIKE = 0.4; // of 1: below that, a guess would only confuse
  var place = document.querySelector("[data-nearest]");
  var assets = new URL(".", document.currentScript.src).href;
  var asked = location.pathname.split("/").filter(Boolean).pop() || "";
  try {
    asked = decodeURIComponent(asked);
  } catch (error) {
    return; // no address of ours looks like that
  }
  var engine = document.createElement("script");
  engine.src = assets + "search.js";
  engine.onload = function () {
    kneeSearch.load("index", function (isThere) {
      var found = isThere && asked ? kneeSearch.nearest(asked.replace(/\.html?$/, "")).filter(function (one) {
        return one.like >= ALIKE;
      }) : [];
      found.forEach(function (one) {
        var link = document.createElement("a");
        link.href = new URL("../" + one.address, assets).href;
        link.textContent = one.title;
        place.lastElementChild.appendChild(document.createElement("li")).appendChild(link);
      });
      place.hidden = !found.length;
    });
  };
  document.body.appendChild(engine);
})();
