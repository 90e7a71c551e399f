/* Is this sheet current? The version of the sheet stands after #, as data; it is compared here and goes nowhere.
   All words stand in the page. This only shows those that fit, so nothing that is in the address can become part of it. */
(function () {
  "use strict";
  var all = function (selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  };
  var read = function (text) {
    var found = /^#?(\d{4}-\d\d-\d\d)-([0-9a-f]{8})$/.exec(text.toLowerCase());
    var day = found ? new Date(found[1] + "T00:00:00Z") : NaN;
    return !isNaN(day) && day.toISOString().slice(0, 10) === found[1] ? found : null; // 31 June is no day
  };
  var page = document.querySelector("[data-version]");
  var now = read(page.getAttribute("data-version"));
  var booklet = read(page.getAttribute("data-booklet") || "");
  var answer = function () {
    var sheet = read(location.hash);
    var names = ["compare"];
    if (sheet) {
      // A change of the very day may be older than the sheet or newer: it is told.
      var since = all("[data-day]").filter(function (one) {
        one.hidden = one.getAttribute("data-day") < sheet[1];
        return !one.hidden;
      });
      var corrected = since.some(function (one) {
        return one.hasAttribute("data-correction");
      });
      if (sheet[2] === now[2] || (booklet && sheet[2] === booklet[2])) names = ["current"];
      else if (sheet[1] > now[1]) names = ["later"];
      else names = [corrected ? "corrected" : "newer", since.length ? "told" : "untold"];
    } else {
      all("[data-day]").forEach(function (one) {
        one.hidden = false;
      });
      if (location.hash.length > 1) names = ["unknown"];
    }
    all("[data-say]").forEach(function (one) {
      one.hidden = !one.getAttribute("data-say").split(" ").some(function (name) {
        return names.indexOf(name) >= 0;
      });
    });
  };
  addEventListener("hashchange", answer); // the same page on another sheet
  answer();
})();
