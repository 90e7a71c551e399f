/* Five conveniences: the choice of colours, the menu, search, the print button, and pictures that move.
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

  /* ---- Panels below the header: a button opens one, and shuts the other ---- */
  var shut = [];
  var panel = function (button, box, opened) {
    var open = function (isOpen) {
      box.hidden = !isOpen;
      button.setAttribute("aria-expanded", String(isOpen));
    };
    shut.push(function () {
      open(false);
    });
    button.addEventListener("click", function () {
      var isOpen = box.hidden;
      shut.forEach(function (one) {
        one();
      });
      open(isOpen);
      if (isOpen && opened) opened();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.defaultPrevented || box.hidden) return;
      open(false);
      // The focus was in the panel that has just gone: without this it would fall back to the top.
      button.focus();
    });
  };

  /* ---- Menu: a real button takes the place of the link to the list of pages ---- */
  var menu = document.getElementById("menu");
  var opener = document.querySelector("[data-menu]");
  if (menu && opener) {
    document.querySelector("[data-menu-link]").hidden = true;
    opener.hidden = false;
    panel(opener, menu);
  }

  /* ---- Search: a button takes the place of the link to the page Search. What searches is loaded when it is pressed ---- */
  var finder = document.querySelector("[data-search]:not([aria-current])");
  var script = document.currentScript;
  if (finder && script) {
    var searcher = document.createElement("button");
    var box = document.createElement("div");
    var loading = false;
    searcher.type = "button";
    searcher.className = "tool";
    searcher.setAttribute("aria-controls", box.id = "search");
    searcher.setAttribute("aria-expanded", "false");
    while (finder.firstChild) searcher.appendChild(finder.firstChild);
    box.className = "search-panel";
    box.hidden = true;
    finder.parentNode.replaceChild(searcher, finder);
    searcher.parentNode.parentNode.insertBefore(box, searcher.parentNode.nextSibling);
    panel(searcher, box, function () {
      if (window.kneeSearchBox) return kneeSearchBox.focus();
      if (loading) return;
      loading = document.createElement("script");
      loading.src = script.src.replace(/site\.js$/, "search-box.js");
      loading.onerror = function () {
        location.href = finder.href; // the page says what else can be done
      };
      document.body.appendChild(loading);
    });
  }

  /* ---- Print: a button that could do nothing is not shown ---- */
  var unmark = function () {
    all(".one-sheet.only").forEach(function (sheet) {
      sheet.classList.remove("only");
    });
  };
  all("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      // A button may name one sheet of several: print.css leaves the others out.
      var sheet = document.getElementById(button.getAttribute("data-print"));
      unmark();
      if (sheet) sheet.classList.add("only");
      window.print();
    });
  });
  window.addEventListener("afterprint", unmark);

  /* ---- Movement: the person at the start goes to the finish and back, when the reader asks for it ---- */
  var WAY = 2500; // milliseconds from start to finish
  var REST = 600; // and at each of them
  var ROUNDS = 5;
  var calm = window.matchMedia && matchMedia("(prefers-reduced-motion: reduce)");
  // The page holds the change of the change of each number from sample to sample, all from 0: see figures/movement.py.
  var summed = function (changes) {
    var step = 0;
    var sum = 0;
    return [0].concat(changes.map(function (change) {
      step += change;
      sum += step;
      return sum;
    }));
  };
  all("[data-play]").forEach(function (button) {
    var picture = button.parentNode.querySelector("[data-moves]");
    if (!picture || !calm || !window.requestAnimationFrame) return;
    var label = picture.querySelector("text");
    var word = label.textContent;
    // A motion turns its shapes round a place, which may move too, and hangs on an earlier motion or on the ground (-1).
    var motions = JSON.parse(picture.getAttribute("data-moves")).map(function (row, number) {
      var parts = Array.prototype.map.call(picture.querySelectorAll('[data-m="' + number + '"]'), function (part) {
        return { node: part, place: part.getAttribute("transform") };
      });
      return { on: row[0], x: row[1], y: row[2], lists: row.slice(3).map(summed), parts: parts };
    });
    if (!motions.length) return;
    var samples = motions[0].lists[0].length - 1;
    var played = 0; // milliseconds
    var last = 0;
    var frame = 0;

    var show = function (part) {
      var place = Math.min(Math.floor(part * samples), samples - 1);
      var values = [];
      motions.forEach(function (motion, number) {
        var now = motion.lists.map(function (list) {
          return list[place] + (list[place + 1] - list[place]) * (part * samples - place);
        });
        // Turn, shift right and down, size: lists of noughts at the end are left out.
        values[number] = (values[motion.on] || "") + "translate(" + (motion.x + (now[1] || 0) / 10) + " " + (motion.y + (now[2] || 0) / 10) + ")" +
          "rotate(" + now[0] / 10 + ")" + (now[3] ? "scale(" + (1 + now[3] / 1000) + ")" : "") + "translate(" + -motion.x + " " + -motion.y + ")";
        motion.parts.forEach(function (one) {
          one.node.setAttribute("transform", values[number] + (one.place || ""));
        });
      });
    };
    var face = function (moving) {
      button.children[0].hidden = moving;
      button.children[1].hidden = !moving;
    };
    var pause = function () {
      cancelAnimationFrame(frame);
      frame = 0;
      face(false);
    };
    var stop = function () {
      pause();
      played = 0;
      label.textContent = word;
      motions.forEach(function (motion) {
        motion.parts.forEach(function (one) {
          if (one.place) one.node.setAttribute("transform", one.place);
          else one.node.removeAttribute("transform");
        });
      });
    };
    var tick = function (now) {
      // A long time between two frames is time in which nothing was seen: it does not count.
      played += Math.min(now - (last || now), 100);
      last = now;
      var time = played % (2 * (WAY + REST));
      if (played >= ROUNDS * 2 * (WAY + REST) - REST) return stop();
      show(time < WAY + REST ? Math.min(time / WAY, 1) : Math.max(1 - (time - WAY - REST) / WAY, 0));
      frame = requestAnimationFrame(tick);
    };
    var fit = function () {
      if (calm.matches) stop();
      button.hidden = calm.matches;
    };

    button.addEventListener("click", function () {
      if (frame) return pause();
      last = 0;
      label.textContent = "Movement";
      face(true);
      frame = requestAnimationFrame(tick);
    });
    document.addEventListener("visibilitychange", function () {
      if (document.hidden) pause();
    });
    window.addEventListener("beforeprint", stop);
    if (calm.addEventListener) calm.addEventListener("change", fit);
    else calm.addListener(fit);
    fit();
  });
})();
