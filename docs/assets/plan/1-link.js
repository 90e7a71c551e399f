/* A plan as the end of an address, and back. Whatever is read there is data that anyone may have written: it is taken only when
   each sign of it has its place, and numbers only within their limits. Version 1, in five parts with dots between:

     1 . problems . exercises . note . check

   problems   three letters for each (carebook/plan.py makes them), or 0 for none of them
   exercises  three letters, sets-times-seconds-how often, and d (times a day) or w (days a week); D or W says that the team agrees
   note       UTF-8 in base64url (RFC 4648, section 5), without padding; 0 where there is none
   check      5 signs made from all before it, so that a link that was cut is not taken for a shorter plan

   The form of a version never changes: a new one gets a new number, and this one stays. tests/plan/links.yml holds links to try. */
(function () {
  "use strict";
  var BYTES = 280; // of a note: with 8 exercises a link so stays under 600 signs
  var STRICT = ["ask", "later", "small", "yes"]; // strictest first
  var FORM = /^1\.(0|(?:[a-z]{3})+)\.((?:[a-z]{3}\d{1,2}-\d{1,2}-\d{1,2}-\d{1,2}[dwDW])+)\.(0|[\w-]{2,400})\.([a-z0-9]{5})$/;
  // What changes the order of the letters round it, or is not seen, would let a note look like something else.
  var UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

  var data = null;
  var named = function (list) {
    var found = Object.create(null);
    list.forEach(function (one) {
      found[one.code] = one;
    });
    return found;
  };
  // FNV-1a, 32 bits: it tells a slip from a plan, and is no secret.
  var check = function (text) {
    var sum = 0x811c9dc5;
    for (var place = 0; place < text.length; place += 1) sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193) >>> 0;
    return ("0000" + sum.toString(36)).slice(-5);
  };
  var utf8 = function (text) {
    return unescape(encodeURIComponent(text));
  };
  // One line of plain letters, without half a sign at its end or anything that is not seen.
  var tidy = function (note) {
    return String(note).replace(/\s+/g, " ").replace(UNSEEN, "").replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, "").replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1").trim();
  };
  var fits = function (note) {
    return note.length <= data.note && utf8(note).length <= BYTES;
  };
  var daily = function (exercise) {
    return !!exercise.amounts.times_a_day;
  };
  var often = function (exercise) {
    return daily(exercise) ? "times_a_day" : "days_a_week";
  };

  /* ---- What a problem means for an exercise: the strictest of what is ticked ---- */
  var verdict = function (exercise, problems) {
    var found = { value: "yes", parts: [] };
    problems.forEach(function (code) {
      var fit = exercise.fits[code];
      if (!fit) return;
      if (STRICT.indexOf(fit.value) < STRICT.indexOf(found.value)) found.value = fit.value;
      found.parts.push({ problem: kneePlan.problems[code].name, value: fit.value, why: fit.why });
    });
    found.barred = found.value === "ask" || found.value === "later";
    return found;
  };

  var write = function (plan) {
    var items = plan.items.map(function (item) {
      var exercise = kneePlan.exercises[item.code];
      var unit = daily(exercise) ? "d" : "w";
      return item.code + [item.sets, item.reps, item.hold_s || 0, item[often(exercise)]].join("-") + (item.agreed ? unit.toUpperCase() : unit);
    });
    var note = btoa(utf8(tidy(plan.note))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    var text = ["1", plan.problems.join("") || "0", items.join(""), note || "0"].join("."); // an empty part would make "..", at which some messengers end a link
    return text + "." + check(text);
  };

  // Gives { plan, said } with sentences about what is not as it was, or { fault }: "newer" or "broken".
  var read = function (text) {
    var parts = FORM.exec(text);
    if (!parts) return { fault: /^[2-9]\d{0,2}\.[\w.-]+$/.test(text) ? "newer" : "broken" };
    if (check(text.slice(0, -6)) !== parts[4]) return { fault: "broken" };
    var said = [];
    var plan = { problems: [], items: [], note: "" };
    var now = function (code, known) {
      return known[code] ? code : data.formerly[code];
    };
    var isWhole = (parts[1] === "0" ? [] : parts[1].match(/.../g)).every(function (code) {
      var one = now(code, kneePlan.problems);
      if (!one || plan.problems.indexOf(one) >= 0) return false;
      return plan.problems.push(one);
    }) && parts[2].match(/[a-z]{3}[\d-]+[dwDW]/g).every(function (one) {
      var values = /^(...)(\d+)-(\d+)-(\d+)-(\d+)(.)$/.exec(one);
      var code = now(values[1], kneePlan.exercises);
      if (code === "") return said.push("An exercise of this plan is no longer on this site. It is left out.");
      var exercise = kneePlan.exercises[code];
      if (!exercise || plan.items.some(function (other) {
        return other.code === code;
      })) return false;
      var item = { code: code, agreed: values[6] < "a" };
      var given = { sets: +values[2], reps: +values[3], hold_s: +values[4] };
      if (values[6].toLowerCase() === (daily(exercise) ? "d" : "w")) given[often(exercise)] = +values[5];
      var moved = false;
      Object.keys(exercise.amounts).forEach(function (name) {
        var amount = exercise.amounts[name];
        item[name] = name in given ? Math.max(amount.least, Math.min(amount.most, given[name])) : amount.usual;
        moved = moved || item[name] !== given[name];
      });
      if (moved) said.push(exercise.title + ": the link has an amount that this site does not allow. You see the nearest one that it does.");
      return plan.items.push(item);
    });
    try {
      plan.note = parts[3] === "0" ? "" : tidy(decodeURIComponent(escape(atob(parts[3].replace(/-/g, "+").replace(/_/g, "/")))));
    } catch (error) {
      isWhole = false;
    }
    return isWhole && plan.items.length && plan.items.length <= data.most && fits(plan.note) ? { plan: plan, said: said } : { fault: "broken" };
  };

  /* ---- An amount in words, as the pages of the exercises say it (carebook/dose.py) ---- */
  var told = function (item) {
    var exercise = kneePlan.exercises[item.code];
    var legs = { each: " each leg", together: "", sore: " with the sore leg" }[exercise.legs];
    var times = item.reps === 1 ? "once" : item.reps + " times";
    var rounds = item.times_a_day === 1 ? "once a day" : daily(exercise) ? item.times_a_day + " times a day" : item.days_a_week + " days a week";
    return (item.sets > 1 ? item.sets + " sets of " : "") + times + legs + (item.hold_s ? ", hold " + item.hold_s + (item.hold_s === 1 ? " second" : " seconds") : "") + ", " + rounds + "." +
      (item.sets > 1 ? " Rest about " + exercise.rest + " seconds between sets." : "");
  };
  var steps = function (item) {
    return kneePlan.exercises[item.code].steps.map(function (step) {
      if (!item.hold_s) return step.replace(/Hold for \{\} seconds(, and keep breathing)?\./, "Do not hold. Keep breathing.");
      return step.replace("{} seconds", item.hold_s === 1 ? "1 second" : item.hold_s + " seconds");
    });
  };

  window.kneePlan = {
    // The two files that are loaded later call this (carebook/publish/plan.py).
    give: function (name, value) {
      if (name === "pictures") kneePlan.pictures = value;
      else {
        kneePlan.data = data = value;
        kneePlan.problems = named(value.problems);
        kneePlan.exercises = named(value.exercises);
      }
    },
    write: write, read: read, tidy: tidy, fits: fits, verdict: verdict, often: often, told: told, steps: steps, check: check
  };
})();
