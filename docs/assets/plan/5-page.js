/* The page Plan. A plan stands in the address after "#" alone: nothing is sent, nothing is stored. "#1.…" is a plan to follow,
   "#edit-1.…" the same in the builder, and no "#" an empty builder. What the address says is read by 1-link.js and shown as text. */
(function () {
  "use strict";
  var root = new URL("..", document.currentScript.src).href;
  var place = document.querySelector("[data-plan]");
  var sheet = document.querySelector("[data-plan-sheet]");
  var LOOKS_LIKE = /^(edit-)?\d+\./;

  var make = kneePlan.make;
  var fill = kneePlan.fill;
  var button = function (words, act) {
    var made = make("button", { type: "button", class: "button" }, words);
    made.addEventListener("click", act);
    return made;
  };
  var load = function (name, done, failed) {
    var script = make("script", { src: root + name });
    script.onload = done;
    script.onerror = failed;
    document.body.appendChild(script);
  };

  var plan = null;
  var state = { answered: false, builds: true };
  var status = make("p", { role: "status", class: "plan-status" });
  var view = make("div", { class: "plan-view" });
  var ways = make("div", { class: "plan-ways" });

  // From a disk the address of a page is of use on this device only: the site's own is taken, where the page knows it.
  var address = function () {
    var own = document.querySelector("link[rel=canonical]");
    var base = location.protocol === "file:" ? own && own.href : location.href.split("#")[0];
    return base ? base + "#" + kneePlan.write(plan) : "";
  };
  var say = function (words) {
    status.textContent = words;
  };
  var keep = function (text) {
    try {
      history.replaceState(null, "", location.pathname + location.search + (text ? "#" + text : ""));
    } catch (error) {
      // Where the address may not change (a frame, a disk), the plan works all the same.
    }
  };

  var show = function () {
    if (!plan.items.length) return fill(view, [make("p", {}, "Tick an exercise, and the plan begins here.")]);
    if (!kneePlan.pictures) {
      load("assets/plan-pictures.js", function () {
        if (plan.items.length) show();
      });
    }
    return fill(view, [kneePlan.view(plan, sheet, root, state.builds ? "h4" : "h3")]);
  };

  /* ---- What can be done with it ---- */
  var copy = function (field) {
    var selected = function () {
      field.focus();
      field.select();
      var isDone = false;
      try {
        isDone = document.execCommand("copy");
      } catch (error) {
        isDone = false;
      }
      say(isDone ? "The link is copied." : "The link is marked. Copy it with your device’s own way.");
    };
    if (!navigator.clipboard) return selected();
    return navigator.clipboard.writeText(field.value).then(function () {
      say("The link is copied.");
    }, selected);
  };
  var remind = function (from, time, many) {
    if (!/^\d{4}-\d\d-\d\d$/.test(from.value) || !/^\d\d:\d\d/.test(time.value)) return say("Choose the first day and the time first.");
    var items = plan.items.filter(function (one) {
      return one.agreed || !kneePlan.verdict(kneePlan.exercises[one.code], plan.problems).barred;
    });
    var text = kneePlan.calendar(items, from.value, time.value.slice(0, 5), +many.value, new Date(), address());
    var file = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" })), download: "knee-exercises.ics" });
    document.body.appendChild(file);
    file.click();
    document.body.removeChild(file);
    setTimeout(function () {
      URL.revokeObjectURL(file.href);
    }, 60000);
    return say("The reminders are saved as a file. Open it with your calendar.");
  };
  var today = function () {
    var now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };
  var offer = function () {
    if (!plan.items.length || !state.answered) {
      return fill(ways, state.builds ? [make("p", {}, !state.answered ? "To get the link, first say above what is wrong with the knee. If nothing fits, tick “None of these”." : "To get the link, tick an exercise.")] : []);
    }
    var link = make("input", { type: "text", id: "plan-link", readonly: "", value: address() });
    var from = make("input", { type: "date", id: "plan-from", value: today(), max: "2099-12-31" });
    var time = make("input", { type: "time", id: "plan-time", value: "09:00" });
    var many = make("select", { id: "plan-weeks" }, kneePlan.data.weeks.map(function (count) {
      return make("option", { value: count }, count + " weeks");
    }));
    var field = function (label, input) {
      return make("div", { class: "plan-field" }, [make("label", { for: input.id }, label), input]);
    };
    var buttons = [button("Print the plan", function () {
      window.print();
    })];
    if (link.value) {
      buttons.push(button("Copy the link", function () {
        copy(link);
      }));
      if (navigator.share) {
        buttons.push(button("Share", function () {
          navigator.share({ title: document.title, url: link.value }).catch(function () {
            // The reader thought better of it.
          });
        }));
      }
    }
    buttons.push(state.builds ? button("Show it as the patient sees it", function () {
      turn(false);
    }) : button("Change this plan (for clinicians)", function () {
      turn(true);
    }));
    return fill(ways, [
      make("h3", {}, "Keep this plan, or pass it on"),
      link.value ? field("Link to this plan", link) : make("p", {}, "This copy of the site does not know its address on the web, so it can give no link. Print the plan."),
      make("div", { class: "buttons" }, buttons),
      make("h3", {}, "Reminders"),
      make("p", {}, "This makes a file for the calendar of your device. The calendar then holds the names of the exercises and the link to the plan."),
      make("div", { class: "plan-fields" }, [field("First day", from), field("Time", time), field("For how long", many)]),
      make("div", { class: "buttons" }, [button("Save the reminders", function () {
        remind(from, time, many);
      })])
    ]);
  };

  /* ---- The two faces of the page ---- */
  var changed = function (words) {
    keep(plan.items.length && state.answered ? "edit-" + kneePlan.write(plan) : "");
    show();
    offer();
    if (words) say(words);
  };
  var draw = function (said) {
    var head = said.map(function (words) {
      return make("p", { class: "plan-refused", role: "alert" }, words);
    });
    show();
    offer();
    var again = button("Start again", function () {
      keep("");
      open();
      place.querySelector("input").focus();
    });
    fill(place, state.builds ? head.concat(kneePlan.builder(plan, state, changed), make("div", { class: "buttons" }, again), status, make("h3", { class: "plan-preview" }, "The plan"), view, ways) : head.concat(view, ways, status));
    say(""); // what is said above is told by itself
  };
  var turn = function (builds) {
    state.builds = builds;
    keep((builds ? "edit-" : "") + kneePlan.write(plan));
    draw([]);
    var first = place.querySelector(builds ? "input" : "h3 a");
    if (first) first.focus();
  };
  var FAULTS = {
    broken: "This link holds no plan that we can read. A part of it may be missing. Ask for the link again, or make a new plan here.",
    newer: "This plan was made with a newer version of this site. Open the link while you have internet, or load this page again."
  };
  var open = function () {
    var text = location.hash.slice(1);
    var isPlan = text && !document.getElementById(text);
    var found = isPlan ? text.length > 900 ? { fault: "broken" } : kneePlan.read(text.replace(/^edit-/, "")) : {};
    plan = found.plan || { problems: [], items: [], note: "" };
    state = { answered: !!found.plan, builds: !found.plan || /^edit-/.test(text) };
    if (found.fault) keep("");
    draw(found.fault ? [FAULTS[found.fault]] : found.said || []);
  };

  load("assets/plan-data.js", function () {
    open();
    window.addEventListener("hashchange", function () {
      var text = location.hash.slice(1);
      if (LOOKS_LIKE.test(text) || (text && !document.getElementById(text))) return open();
      // A jump within the page took the place of the plan: it comes back, or a reload would lose it.
      return keep(plan.items.length && state.answered ? (state.builds ? "edit-" : "") + kneePlan.write(plan) : text);
    });
  }, function () {
    fill(place, [make("p", { role: "alert" }, "The exercises could not be loaded. Check your internet, and load this page again.")]);
  });
})();
