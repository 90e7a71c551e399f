/* Three conveniences: the choice of colours, the menu, the print button.
   Every page is whole without this file; it only brings to life what the page holds ready and hidden.
   A plain deferred script and no module, because modules fail when the site is opened from a disk. */
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  };

  /* ---- Colours: "device" (nothing stored), "light" or "dark" ---- */
  var KEY = "knee-scheme"; // the site's own name: sites under one host share their storage
  var deviceIsDark = function () {
    return !!window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches;
  };
  var chosen = function () {
    return root.getAttribute("data-scheme") || "device";
  };
  var choices = all("[data-scheme-choice]");
  var showChoice = function () {
    choices.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-scheme-choice") === chosen()));
    });
  };
  var choose = function (scheme) {
    var device = scheme === "device";
    if (device) root.removeAttribute("data-scheme");
    else root.setAttribute("data-scheme", scheme);
    try {
      // Written only here, when the reader has chosen; going back to the device leaves nothing behind.
      if (device) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, scheme);
    } catch (error) {
      // Storage may be forbidden (private windows, frames). The choice then lasts for this page.
    }
    showChoice();
  };
  choices.forEach(function (button) {
    button.addEventListener("click", function () {
      choose(button.getAttribute("data-scheme-choice"));
    });
  });
  all("[data-colour]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var isDark = chosen() === "device" ? deviceIsDark() : chosen() === "dark";
      var next = isDark ? "light" : "dark";
      // Back at the device's own colours there is nothing left to remember. This is also the way
      // back to "Like my device" on wide screens, where the menu is not shown.
      choose((next === "dark") === deviceIsDark() ? "device" : next);
    });
  });
  showChoice();

  /* ---- Menu: a real button takes the place of the link to the list of pages ---- */
  var menu = document.getElementById("menu");
  var opener = document.querySelector("[data-menu]");
  var link = document.querySelector("[data-menu-link]");
  if (menu && opener) {
    var open = function (isOpen) {
      menu.hidden = !isOpen;
      opener.setAttribute("aria-expanded", String(isOpen));
    };
    if (link) link.hidden = true;
    opener.hidden = false;
    opener.addEventListener("click", function () {
      open(menu.hidden);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || menu.hidden) return;
      open(false);
      // The focus was in the panel that has just gone: without this it would fall back to the top.
      opener.focus();
    });
  }

  /* ---- Print: a button that could do nothing is not shown ---- */
  all("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });
})();
