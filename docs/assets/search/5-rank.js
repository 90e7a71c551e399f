// Search, 5 of 7: the rank of each page for one way to understand a query, and the section that is meant.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var FILLER = 0.15; // the weight of a word that says nothing
  var MOST = 2.5; // what a rare word weighs at most: what is rare on this site may be common in English
  var TITLE = 1.4; // what a word of a title weighs more: it tells what the site is about
  var REST = 0.2; // what the second section of a page adds

  // How well one name of a page fits: 1 when all words of each are in the other, more when it was typed letter by letter.
  function fits(index, name, slots, all, fillers, typed) {
    var met = 0;
    var used = 0;
    var whole = 0;
    var last = -1;
    var inOrder = true;
    if (name.typed === typed) return 1.1;
    name.stems.forEach(function (stem) {
      var weight = weigh(index, stem);
      var best = fillers[stem] ? 1 : 0;
      slots.forEach(function (slot) {
        if (slot.means[stem] > best) best = slot.means[stem];
      });
      whole += weight;
      used += weight * best;
    });
    slots.forEach(function (slot) {
      var best = 0;
      var at = last;
      name.stems.forEach(function (stem, place) {
        if (slot.means[stem] > best) {
          best = slot.means[stem];
          at = place;
        }
      });
      if (at < last) inOrder = false;
      last = at;
      met += slot.weight * best;
    });
    for (var stem in fillers) {
      all += FILLER;
      if (name.stems.indexOf(stem) >= 0) met += FILLER;
    }
    var fit = whole && all ? (met / all) * (used / whole) * (inOrder ? 1 : 0.85) : 0;
    return typed && name.typed.indexOf(typed) === 0 ? Math.max(fit, typed.length / name.typed.length) : fit;
  }

  function weigh(index, stem) {
    if (index.learnt.ignored[stem]) return FILLER;
    return Math.min(search.weight(index, stem), MOST) * (index.has(stem, "title") ? TITLE : 1);
  }

  // Scores every page for one way to understand the query: {page number: {score, section}}.
  search.score = function (index, way, typed) {
    var slots = way.filter(function (one) {
      return !one.ignored;
    });
    if (!slots.length) slots = way;
    var fillers = Object.create(null);
    way.forEach(function (one) {
      if (one.ignored && slots !== way) fillers[one.stem] = true;
    });
    var all = 0;
    slots.forEach(function (slot) {
      slot.weight = slot.meant.reduce(function (least, one) {
        return one.weight > 0.6 ? Math.min(least, weigh(index, one.stem)) : least;
      }, weigh(index, slot.meant[0] ? slot.meant[0].stem : slot.stem));
      slot.weight = slot.light ? 0.3 : Math.max(slot.weight, 0.3);
      all += slot.weight;
    });
    var found = Object.create(null);
    // Pages about the site (1) stand below those for patients; those of exercises (2) do for someone who tells a symptom.
    var below = [1, 0.75, way.some(function (one) {
      return one.stem in index.learnt.symptoms;
    }) ? 0.75 : 1];
    // What each section has of each word.
    var had = slots.map(function (slot) {
      var values = new Float32Array(index.sections.length);
      slot.meant.forEach(function (one) {
        var hits = search.hits(index, one.stem);
        for (var i = 0; i < hits.length; i++) {
          var value = Math.min(hits[i], 6) * one.weight;
          if (value > values[i]) values[i] = value;
        }
      });
      return values;
    });
    index.pages.forEach(function (page) {
      var best = { score: 0 };
      var rest = 0;
      var end = page.number + 1 < index.pages.length ? index.pages[page.number + 1].first : index.sections.length;
      for (var section = page.first; section < end; section++) {
        var sum = 0;
        var cover = 0;
        slots.forEach(function (slot, number) {
          var value = had[number][page.first] + (section > page.first ? had[number][section] : 0);
          if (!value) return;
          cover += slot.weight;
          sum += slot.weight * (value / (value + 2));
        });
        var got = (sum / all) * Math.sqrt(cover / all) * below[page.place];
        rest = Math.max(rest, Math.min(got, best.score));
        best.score = Math.max(best.score, got);
      }
      best.score += REST * rest;
      var name = 0;
      page.names.forEach(function (one) {
        var fit = fits(index, one, slots, all, fillers, typed) * (one.title ? 1.05 : 1);
        if (fit > name) name = fit;
      });
      best.name = name;
      best.score += 1.2 * name * name;
      best.section = meant(page, end, slots, had, name > 0.9 ? 1.8 : 0);
      if (best.score > 0) found[page.number] = best;
    });
    return found;
  };

  // The section of a page that is meant: the best for those words that the title and the other names do not say. Where an alias
  // says them, only one that has them in its heading.
  function meant(page, end, slots, had, least) {
    var best = page.first;
    var most = 0;
    for (var section = page.first + 1; section < end; section++) {
      var sum = 0;
      var said = 0;
      slots.forEach(function (slot, number) {
        var value = had[number][section];
        if (value <= least) return;
        if (owns(page, slot)) said += slot.weight * value / (value + 2);
        else sum += slot.weight * value / (value + 2);
      });
      if (sum && sum + said / 5 > most) {
        most = sum + said / 5;
        best = section;
      }
    }
    return best;
  }

  function owns(page, slot) {
    return slot.meant.some(function (one) {
      return one.weight > 0.5 && page.own[one.stem];
    });
  }
})();
