/* Reminders as a calendar file: iCalendar, RFC 5545. Times are floating (section 3.3.5): nine o'clock where the reader is.
   An event has no length and takes no room in the calendar; its alarm is what reminds. */
(function () {
  "use strict";
  var DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
  // On which days of the week, by how many they are: with a day between where there is one to spare.
  var SPREAD = { 1: "MO", 2: "MO,TH", 3: "MO,WE,FR", 4: "MO,TU,TH,SA", 5: "MO,TU,WE,FR,SA", 6: "MO,TU,WE,TH,FR,SA" };
  var LATEST = 21; // o'clock: the last of several rounds of a day is not later, if the first is not
  var APART = 5; // hours, at most

  var two = function (number) {
    return (number < 10 ? "0" : "") + number;
  };
  var stamp = function (day, minutes) {
    return day.getUTCFullYear() + two(day.getUTCMonth() + 1) + two(day.getUTCDate()) + "T" + two(Math.floor(minutes / 60)) + two(minutes % 60) + "00";
  };
  // Section 3.3.11. Signs that no text may hold are gone by then (1-link.js), and no text here has a line break of its own.
  var text = function (words) {
    return words.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\n/g, "\\n");
  };
  // Section 3.1: no line is longer than 75 octets; what follows begins with a space. A letter of several octets stays whole.
  var folded = function (line) {
    var lines = [];
    var now = "";
    var octets = 0;
    Array.from(line).forEach(function (letter) {
      var size = unescape(encodeURIComponent(letter)).length;
      if (octets + size > 75) {
        lines.push(now);
        now = " ";
        octets = 1;
      }
      now += letter;
      octets += size;
    });
    return lines.concat(now).join("\r\n");
  };
  // How often, how many in all, and the first day at or after the one that was chosen.
  var rule = function (group, day, weeks) {
    if (group.daily || group.often === 7) return "FREQ=DAILY;COUNT=" + 7 * weeks;
    if (group.spaced && group.often > 3) return "FREQ=DAILY;INTERVAL=2;COUNT=" + Math.ceil(7 * weeks / 2);
    while (SPREAD[group.often].indexOf(DAYS[day.getUTCDay()]) < 0) day.setUTCDate(day.getUTCDate() + 1);
    return "FREQ=WEEKLY;BYDAY=" + SPREAD[group.often] + ";COUNT=" + group.often * weeks;
  };

  // One group for each way of "how often": { daily, often, spaced, items }.
  var groups = function (items) {
    var found = [];
    items.forEach(function (item) {
      var exercise = kneePlan.exercises[item.code];
      var name = kneePlan.often(exercise);
      var one = { daily: name === "times_a_day", often: item[name], spaced: exercise.spaced, items: [item] };
      var same = found.filter(function (other) {
        return other.daily === one.daily && other.often === one.often && (one.daily || other.spaced === one.spaced);
      })[0];
      if (same) same.items.push(item);
      else found.push(one);
    });
    return found;
  };

  // from: "2026-11-23", time: "09:00", weeks: a number, now: a Date, link: the address of the plan. Gives the text of the file.
  kneePlan.calendar = function (items, from, time, weeks, now, link) {
    var host = /^https?:\/\/([^/:]+)/.exec(link);
    var first = +time.slice(0, 2) * 60 + +time.slice(3, 5);
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + text(kneePlan.data.site) + "//Exercise plan//EN", "CALSCALE:GREGORIAN"];
    groups(items).forEach(function (group) {
      var rounds = group.daily ? group.often : 1;
      var apart = rounds > 1 ? Math.max(60, Math.min(APART * 60, Math.floor((LATEST * 60 - first) / (rounds - 1)))) : 0;
      for (var round = 0; round < rounds; round += 1) {
        var day = new Date(from + "T00:00:00Z"); // as a calendar day: no zone moves it
        var minutes = first + round * apart;
        if (minutes > 1439) break; // a round after midnight is none of that day
        var often = rule(group, day, weeks);
        var titles = group.items.map(function (item) {
          return kneePlan.exercises[item.code].title;
        }).join(", ");
        var body = group.items.map(function (item) {
          return kneePlan.exercises[item.code].title + ": " + kneePlan.told(item);
        }).concat(kneePlan.data.stop).join("\n");
        // The same plan gives the same names, so that a file opened twice is not there twice.
        var name = kneePlan.check([link, from, time, weeks, group.daily, group.often, group.spaced, round].join()) + kneePlan.check(titles + round + link);
        lines.push("BEGIN:VEVENT");
        if (link) lines.push("URL:" + link);
        lines.push(
          "UID:" + name + "@" + (host ? host[1] : "plan.invalid"),
          "DTSTAMP:" + stamp(now, now.getUTCHours() * 60 + now.getUTCMinutes()).slice(0, -2) + two(now.getUTCSeconds()) + "Z",
          "DTSTART:" + stamp(day, minutes), "RRULE:" + often,
          "SUMMARY:" + text("Knee exercises" + (rounds > 1 ? " (" + (round + 1) + " of " + rounds + ")" : "") + ": " + titles),
          "DESCRIPTION:" + text(body), "TRANSP:TRANSPARENT",
          "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + text("Knee exercises: " + titles), "TRIGGER:PT0S", "END:VALARM", "END:VEVENT"
        );
      }
    });
    return lines.concat("END:VCALENDAR").map(folded).join("\r\n") + "\r\n";
  };
})();
