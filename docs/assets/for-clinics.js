/* The page "Show a page on your site": choosing the page, copying its code, and showing it live. Nothing is loaded before a tap.
   Without this file each example stands for the first page of the list, and each page has its own links below. */
(function () {
  "use strict";
  var home = new URL("../", document.currentScript.src).href;
  var each = function (selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  };
  var chooser = document.querySelector("[data-choose]");
  var option = function () {
    return chooser.options[chooser.selectedIndex];
  };
  var title = function (one) {
    return one.getAttribute("data-title");
  };
  var first = option();

  // Each example was written for the first page: its address and its title are put in the place of that one's.
  var fill = function () {
    each("[data-code]", function (code) {
      if (!code.whole) code.whole = code.textContent;
      code.textContent = code.whole.split(first.value).join(option().value).split(title(first)).join(title(option()));
    });
    each("[data-live]", function (place) {
      place.textContent = "";
    });
    each("[data-copied]", function (place) {
      place.textContent = "";
    });
    each("[data-file]", function (link) {
      link.href = link.getAttribute("data-file").replace(first.value, option().value);
    });
  };

  var given = function (example, text) {
    var said = example.querySelector("[data-copied]");
    var shown = function () {
      // No clipboard here: the text stands in a field, selected, so that one tap or Ctrl and C takes it.
      var field = document.createElement("textarea");
      field.value = text;
      field.rows = 8;
      field.readOnly = true;
      field.setAttribute("aria-label", "The code to copy");
      said.textContent = "This browser does not copy by itself. The code below is selected for you to copy.";
      said.appendChild(field);
      field.focus();
      field.select();
    };
    said.textContent = "";
    if (!navigator.clipboard) return shown();
    navigator.clipboard.writeText(text).then(function () {
      said.textContent = "Copied.";
    }, shown);
  };
  var act = {
    copy: function (example) {
      given(example, example.querySelector("code").textContent);
    },
    "copy-file": function (example) {
      fetch(home + "embed/" + option().value + "/copy.txt").then(function (answer) {
        if (!answer.ok) throw answer;
        return answer.text();
      }).then(function (text) {
        given(example, text);
      }).catch(function () {
        example.querySelector("[data-copied]").textContent = "The HTML could not be loaded. Please use the link instead.";
      });
    },
    frame: function (example) {
      var frame = document.createElement("iframe");
      frame.title = option().text;
      frame.height = 800;
      frame.src = home + "embed/" + option().value + "/";
      var place = example.querySelector("[data-live]");
      place.textContent = "";
      place.appendChild(frame);
    },
    element: function (example) {
      var leaflet = document.createElement("knee-leaflet");
      leaflet.setAttribute("page", option().value);
      leaflet.textContent = option().text;
      var place = example.querySelector("[data-live]");
      place.textContent = "";
      place.appendChild(leaflet);
      if (customElements.get("knee-leaflet") || document.querySelector("script[src$='assets/embed.js']")) return;
      var script = document.createElement("script");
      script.src = home + "assets/embed.js";
      document.body.appendChild(script);
    }
  };
  each("[data-act]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var example = button.parentNode;
      while (!example.hasAttribute("data-example")) example = example.parentNode;
      act[button.getAttribute("data-act")](example);
    });
  });
  chooser.addEventListener("change", fill);
  each("[data-chooser]", function (part) {
    part.hidden = false;
  });
})();
