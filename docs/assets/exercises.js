/* The filter of the exercises. The page holds its controls ready and hidden, and on each card what it can be chosen by.
   What is chosen stands in the address, so that it can be linked: ?phase=early&place=chair. Only values that a control
   has are read from there; nothing else of it is used. */
(function () {
  "use strict";
  var filter = document.querySelector("[data-filter]");
  if (!filter || !window.URLSearchParams) return;
  var list = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  var cards = list("[data-phase]");
  var buttons = list("button[name]", filter);
  var selects = list("select", filter);
  var status = filter.querySelector("[role=status]");

  var press = function (button, on) {
    button.setAttribute("aria-pressed", String(on));
  };
  var chosen = function () {
    var pairs = buttons.filter(function (button) {
      return button.getAttribute("aria-pressed") === "true";
    });
    return pairs.concat(selects.filter(function (select) {
      return select.value;
    }));
  };
  // A card fits when for each name that is chosen it has one of the values: early or middle, and on a chair.
  var fits = function (card, wanted) {
    return wanted.every(function (one) {
      return wanted.some(function (other) {
        return other.name === one.name && (card.getAttribute("data-" + other.name) || "").split(" ").indexOf(other.value) >= 0;
      });
    });
  };
  var show = function () {
    var wanted = chosen();
    var count = 0;
    cards.forEach(function (card) {
      card.hidden = !fits(card, wanted);
      if (!card.hidden) count += 1;
      // With no card left, a phase loses its heading and its words too.
      var deck = card.parentNode;
      var none = !deck.querySelector("li:not([hidden])");
      [deck, deck.previousElementSibling, deck.previousElementSibling.previousElementSibling].forEach(function (part) {
        part.hidden = none;
      });
    });
    status.textContent = count + " of " + cards.length + " exercises" + (count ? "" : ". Choose less, or show all.");
    return wanted;
  };
  var change = function () {
    var query = show().map(function (one) {
      return one.name + "=" + one.value;
    }).join("&");
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    } catch (error) {
      // Where the address may not change (a frame, a disk), the filter works all the same.
    }
  };

  var given = new URLSearchParams(location.search);
  buttons.forEach(function (button) {
    press(button, given.getAll(button.name).indexOf(button.value) >= 0);
    button.addEventListener("click", function () {
      press(button, button.getAttribute("aria-pressed") !== "true");
      change();
    });
  });
  selects.forEach(function (select) {
    list("option", select).forEach(function (option) {
      option.selected = option.value === (given.get(select.name) || "");
    });
    select.addEventListener("change", change);
  });
  filter.querySelector("[data-all]").addEventListener("click", function () {
    buttons.forEach(function (button) {
      press(button, false);
    });
    selects.forEach(function (select) {
      select.selectedIndex = 0;
    });
    change();
  });
  filter.hidden = false;
  if (chosen().length) show();
})();
