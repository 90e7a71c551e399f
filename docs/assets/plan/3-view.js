/* The plan as the patient sees it, and as it is printed. All that comes from the address is put in as text. */
(function () {
  "use strict";
  var make = kneePlan.make = function (tag, attributes, content) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      made.setAttribute(name, attributes[name]);
    });
    [].concat(content === undefined ? [] : content).forEach(function (part) {
      made.appendChild(typeof part === "string" ? document.createTextNode(part) : part);
    });
    return made;
  };
  var fill = kneePlan.fill = function (node, parts) {
    while (node.firstChild) node.removeChild(node.firstChild);
    parts.forEach(function (part) {
      node.appendChild(part);
    });
  };
  // Said by whoever made the link, and by nobody else.
  var AGREED = {
    ask: "Your team agrees to this exercise, says the person who made this plan.",
    later: "The time for this exercise has come, says the person who made this plan."
  };
  var weeks = function () {
    var rows = [1, 2].map(function (week) {
      return make("span", { class: "week", "aria-hidden": "true" }, ["Week " + week].concat("1234567".split("").map(function () {
        return make("span", { class: "box" });
      })));
    });
    return make("div", { class: "paper" }, rows);
  };
  var picture = function (code) {
    var drawn = kneePlan.pictures && kneePlan.pictures[code];
    // Drawn by this site (carebook/figures/): the address chooses one by its code, and is no part of it.
    var svg = drawn && new DOMParser().parseFromString(drawn, "text/html").querySelector("svg");
    return svg ? document.importNode(svg, true) : make("span", {});
  };
  var item = function (one, plan, root, level) {
    var exercise = kneePlan.exercises[one.code];
    var found = kneePlan.verdict(exercise, plan.problems);
    var page = root + exercise.address + (location.protocol === "file:" ? "index.html" : "");
    var head = make(level, {}, make("a", { href: page }, exercise.title));
    var whys = found.parts.map(function (part) {
      return make("p", { class: "plan-for" }, [make("strong", {}, part.problem + ": "), part.why]);
    });
    if (found.barred && !one.agreed) {
      return make("li", { class: "plan-wait" }, [head, make("p", {}, make("strong", {}, "Do not do this exercise yet. Ask the person who gave you this plan."))].concat(whys));
    }
    if (found.barred) whys.unshift(make("p", { class: "plan-for" }, make("strong", {}, AGREED[found.value])));
    var id = "plan-done-" + one.code;
    var done = make("div", { class: "plan-tick plan-done" }, [make("input", { type: "checkbox", id: id }), make("label", { for: id }, ["Done today", make("span", { class: "unseen" }, ": " + exercise.title)])]);
    return make("li", {}, [
      picture(one.code),
      make("div", { class: "plan-words" }, [head, make("p", { class: "plan-dose" }, make("strong", {}, kneePlan.told(one))), make("p", {}, exercise.start),
        make("ol", {}, kneePlan.steps(one).map(function (step) {
          return make("li", {}, step);
        }))]),
      weeks(),
      make("div", { class: "plan-more" }, exercise.stop.map(function (words) {
        return make("p", {}, [make("strong", {}, "Stop if: "), words]);
      }).concat(whys)),
      done
    ]);
  };
  // plan: as plan-link reads it; sheet: the template of a sheet of paper; root: the address of the site; level: of the headings.
  kneePlan.view = function (plan, sheet, root, level) {
    var made = document.importNode(sheet.content, true);
    var slot = made.querySelector("[data-plan-list]");
    if (plan.note) {
      slot.appendChild(make("div", { class: "plan-note" }, [
        make("p", {}, make("strong", {}, "A note from your clinician")), make("p", { class: "plan-note-words" }, plan.note),
        make("p", { class: "plan-small" }, "Whoever made this link wrote the note. This site did not.")
      ]));
    }
    slot.appendChild(make("ul", { class: "plan-list" }, plan.items.map(function (one) {
      return item(one, plan, root, level);
    })));
    slot.appendChild(make("p", { class: "plan-small plan-ticks" }, "Ticks are for you alone: nothing keeps them, and they are gone when you leave this page. The printed plan has boxes for 2 weeks."));
    return made;
  };
})();
