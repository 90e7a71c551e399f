/* The builder: the clinician ticks problems and exercises, changes amounts, writes a note. It changes `plan` in place and calls
   `changed` with a sentence to be told, or with nothing. What a problem of the knee bars cannot be ticked, until the clinician
   says that the team agrees; what lies outside the limits of an exercise is put back, with the reason. */
(function () {
  "use strict";
  var make = kneePlan.make;
  var NAMES = { sets: "Sets", reps: "Times", hold_s: "Seconds to hold", times_a_day: "Times a day", days_a_week: "Days a week" };
  var AGREED = {
    ask: "The physiotherapist or the team that treats this knee agrees to this exercise.",
    later: "The time for this exercise has come: what stands above is met."
  };

  var tick = function (id, words, isOn, more) {
    var box = make("input", { type: "checkbox", id: id });
    box.checked = isOn;
    return { box: box, row: make("div", { class: "plan-tick" }, [box, make("label", { for: id }, words)].concat(more || [])) };
  };

  // The problems. "None of these" and any of the others put each other out.
  var problems = function (plan, state, changed) {
    var boxes = [];
    var list = kneePlan.data.problems.concat({ code: "0", name: "None of these", text: "Look at the warnings and at “when not to start” all the same." });
    var rows = list.map(function (one) {
      var made = tick("plan-problem-" + one.code, one.name, one.code === "0" ? state.answered && !plan.problems.length : plan.problems.indexOf(one.code) >= 0);
      made.box.value = one.code;
      made.box.setAttribute("aria-describedby", "plan-means-" + one.code);
      made.row.appendChild(make("p", { id: "plan-means-" + one.code }, one.text));
      made.box.addEventListener("change", function () {
        boxes.forEach(function (other) {
          if (made.box.checked && other !== made.box && (one.code === "0" || other.value === "0")) other.checked = false;
        });
        plan.problems = boxes.filter(function (other) {
          return other.checked && other.value !== "0";
        }).map(function (other) {
          return other.value;
        });
        state.answered = boxes.some(function (other) {
          return other.checked;
        });
        changed();
      });
      boxes.push(made.box);
      return made.row;
    });
    return make("fieldset", {}, [make("legend", {}, "1. What is wrong with the knee"), make("p", {}, "Tick all that fit. The exercises below follow it.")].concat(rows));
  };

  // One amount. It is looked at when the clinician leaves it, not at each key: "1" may be on the way to "12".
  var amount = function (exercise, item, name, refuse, changed) {
    var given = exercise.amounts[name];
    var id = "plan-" + name + "-" + exercise.code;
    var field = make("input", { type: "number", id: id, min: given.least, max: given.most, step: 1, inputmode: "numeric", autocomplete: "off", "aria-describedby": id + "-span" });
    field.value = item[name];
    field.addEventListener("change", function () {
      var wanted = field.value.trim();
      var isFine = /^\d{1,3}$/.test(wanted) && +wanted >= given.least && +wanted <= given.most;
      if (isFine) item[name] = +wanted;
      field.value = item[name];
      refuse(isFine ? "" : NAMES[name] + " of “" + exercise.title + "” may be " + span(given) + ". " + kneePlan.data.limits[name] + " It is back at " + item[name] + ".");
      if (isFine) changed("", true);
    });
    return make("div", { class: "plan-amount" }, [make("label", { for: id }, NAMES[name]), field, make("span", { id: id + "-span" }, span(given))]);
  };
  var span = function (given) {
    return given.least === given.most ? String(given.least) + " only" : given.least + " to " + given.most;
  };

  // A row of the list: the tick, what the problems say, and the amounts once it is ticked.
  var row = function (exercise, plan, state, changed) {
    var code = exercise.code;
    var held = function () {
      return plan.items.filter(function (item) {
        return item.code === code;
      })[0];
    };
    var why = make("div", { class: "plan-why", id: "plan-why-" + code });
    var amounts = make("div", { class: "plan-amounts", role: "group", "aria-label": "Amounts of " + exercise.title });
    var refused = make("div");
    var made = tick("plan-pick-" + code, exercise.title, !!held(), make("p", { id: "plan-told-" + code }, exercise.told));
    var agrees = !!(held() || {}).agreed;
    var last = null;
    made.box.setAttribute("aria-describedby", "plan-told-" + code + " plan-why-" + code);
    var refuse = function (words) {
      // Put in anew each time, so that it is told again when it is the same.
      kneePlan.fill(refused, words ? [make("p", { class: "plan-refused", role: "alert" }, words)] : []);
    };
    var fields = function () {
      var item = held();
      kneePlan.fill(amounts, item ? Object.keys(exercise.amounts).map(function (name) {
        return amount(exercise, item, name, refuse, changed);
      }) : []);
      amounts.hidden = !item;
      refuse("");
    };
    made.box.addEventListener("change", function () {
      if (made.box.checked && plan.items.length >= kneePlan.data.most) {
        made.box.checked = false;
        refuse("A plan holds at most " + kneePlan.data.most + " exercises, so that it fits on two sheets of paper. Take one out first.");
        return;
      }
      if (made.box.checked) {
        var item = { code: code, agreed: false };
        Object.keys(exercise.amounts).forEach(function (name) {
          item[name] = exercise.amounts[name].usual;
        });
        plan.items.push(item);
      } else plan.items.splice(plan.items.indexOf(held()), 1);
      fields();
      changed();
    });
    // Called whenever the problems change. Gives the title where the exercise had to go.
    var judge = function () {
      var found = kneePlan.verdict(exercise, plan.problems);
      // An agreement is to what stood there: another problem asks anew.
      var heard = found.parts.map(function (part) {
        return part.value + part.problem;
      }).join();
      if (last !== null && heard !== last) agrees = false;
      last = heard;
      var lines = found.parts.map(function (part) {
        return make("p", {}, [make("strong", {}, kneePlan.data.values[part.value] + ". "), part.problem + ": " + part.why]);
      });
      if (found.barred) {
        var yes = tick("plan-agreed-" + code, AGREED[found.value], agrees);
        yes.box.addEventListener("change", function () {
          agrees = yes.box.checked;
          changed(agrees ? exercise.title + " may now be ticked." : "", true);
        });
        lines.push(yes.row);
      } else agrees = false;
      // While the box is in use it stays, or the focus would be lost.
      if (!why.contains(document.activeElement)) kneePlan.fill(why, lines);
      made.row.className = found.barred && !agrees ? "plan-tick plan-barred" : "plan-tick";
      made.box.disabled = found.barred && !agrees;
      var item = held();
      if (item && made.box.disabled) {
        plan.items.splice(plan.items.indexOf(item), 1);
        made.box.checked = false;
        fields();
        return exercise.title;
      }
      if (item) item.agreed = found.barred && agrees;
      return "";
    };
    fields();
    return { node: make("li", { "data-exercise": code }, [made.row, why, amounts, refused]), judge: judge };
  };

  var note = function (plan, changed) {
    var field = make("textarea", { id: "plan-note", rows: 3, maxlength: kneePlan.data.note, "aria-describedby": "plan-note-means" });
    var refused = make("div");
    field.value = plan.note;
    field.addEventListener("input", function () {
      var words = kneePlan.tidy(field.value);
      var isFine = kneePlan.fits(words);
      if (isFine) plan.note = words;
      kneePlan.fill(refused, isFine ? [] : [make("p", { class: "plan-refused", role: "alert" }, "This note is too long for a link. The plan keeps what you had before. Write less.")]);
      if (isFine) changed("", true);
    });
    return make("fieldset", {}, [
      make("legend", {}, "3. A note for your patient"), make("label", { for: "plan-note" }, "Note, if you like"), field,
      make("p", { id: "plan-note-means" }, "At most " + kneePlan.data.note + " letters, as plain words. Write no name, birth date or number of a patient: the link holds the note, and anyone who has the link can read it."),
      refused
    ]);
  };

  kneePlan.builder = function (plan, state, changed) {
    var rows = [];
    var again = function (words, quiet) {
      var gone = rows.map(function (one) {
        return one.judge();
      }).filter(Boolean);
      var count = plan.items.length;
      if (gone.length) changed("Taken out, since it does not go with what you ticked: " + gone.join(", ") + ".", true);
      else changed(words || (quiet ? "" : count === 1 ? "1 exercise in the plan." : count + " exercises in the plan."));
    };
    var phases = Object.keys(kneePlan.data.phases).map(function (phase) {
      var list = kneePlan.data.exercises.filter(function (exercise) {
        return exercise.phase === phase;
      }).map(function (exercise) {
        var made = row(exercise, plan, state, again);
        rows.push(made);
        return made.node;
      });
      return [make("h3", {}, kneePlan.data.phases[phase]), make("ul", {}, list)];
    });
    var made = make("div", { class: "plan-builder" }, [
      make("p", {}, "This part is for clinicians. Your patient sees only the plan."),
      problems(plan, state, again),
      make("fieldset", {}, [make("legend", {}, "2. Exercises and amounts"), make("p", {}, "At most " + kneePlan.data.most + ". Each starts at the low end of its usual amount.")].concat(Array.prototype.concat.apply([], phases))),
      note(plan, again)
    ]);
    rows.forEach(function (one) {
      one.judge();
    });
    return made;
  };
})();
