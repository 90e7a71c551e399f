// Search, behind 8-parts.js: which parts of a split index a query needs.
//
// Each part is asked for once. What is bounded: a slip in the first letter is forgiven only where `alike` looks for it, and of all
// that a word may mean the likeliest are looked for. Red flags are not bounded: all that tells them is in the part that comes first.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var MORE = 4; // pages that are looked at beyond those that are shown
  var SLIPS = 5; // parts in which a word with a slip is looked for
  var MEANT = 3; // of what a word may mean, as many as are looked for in names; one less in text
  // How a word may begin for which another is typed: letters that sound alike, and those that nobody hears.
  var ALIKE = { f: "ph", n: "kn", r: "wr", s: "c", c: "k", k: "c", g: "j", j: "g", z: "s", a: "e", e: "i", i: "e", o: "u", u: "o", v: "f", p: "b", b: "p", t: "d", d: "t", m: "n" };

  // Calls use(page, number) for each number of a packed list.
  function unpack(list, use) {
    var page = -1;
    var step = 0;
    var at = -1;
    for (var i = 0; i < list.length; i++) {
      var code = list.charCodeAt(i);
      if (code < 58 || code > 96) {
        step = step * 36 + code - (code < 58 ? 48 : 87);
        at = -1;
      } else {
        page += step;
        step = 0;
        if (code === 90) at += 25;
        else use(page, (at += code - 64));
      }
    }
  }

  // Where a word may stand that nobody knows: in the parts beside its own that begin with the same letter, in that of itself with
  // its first two letters swapped, with a first letter that sounds alike, and without the first.
  function alike(word) {
    var first = word.charAt(0);
    return [first, first + "g", first + "n", first + "t", word.charAt(1) + first + word.slice(2), (ALIKE[first] || first) + word.slice(1), word.slice(1)];
  }

  function part(index, kind, word) {
    var before = index.given[kind] ? index.given[kind].split(" ") : [];
    return kind + "-" + before.filter(function (begin) {
      return begin <= word;
    }).length;
  }

  // The words that one may be begun with, of which a second is written behind without a space.
  function joined(index, word) {
    var found = [];
    for (var at = word.length - 2; at > 1 && found.length < 2; at--) {
      if (word.slice(0, at) in index.forms || words.stem(word.slice(0, at)) in index.forms) found.push(word.slice(at));
    }
    return found;
  }

  // The parts that a query needs, that are not there and were not tried. `asked` is {query, most, tried}, and gets {scores}.
  search.wanted = function (index, asked) {
    var row = search.read(index, asked.query);
    var parts = [];
    function need(name) {
      if (!index.there[name] && !asked.tried[name] && parts.indexOf(name) < 0) parts.push(name);
    }
    var filler = row.every(function (one) {
      return one.word in index.learnt.ignored;
    });
    row.forEach(function (one, place) {
      if (one.word in index.learnt.ignored && !filler || one.open && row.length < 2 && one.word.length < 2) return;
      need(part(index, "words", one.word));
      need(part(index, "words", one.stem));
      if (one.open) need(part(index, "words", one.word + "\uffff"));
      if (place + 1 < row.length) need(part(index, "words", one.word + row[place + 1].word));
    });
    if (parts.length) return parts;
    row.forEach(function (one) {
      if (one.word in index.learnt.ignored || one.word.length < 3 || one.meant.length && (one.open || one.meant[0].weight === 1)) return;
      alike(one.word).map(function (other) {
        return part(index, "words", other);
      }).filter(function (name, place, all) {
        return all.indexOf(name) === place;
      }).slice(0, SLIPS).forEach(need);
      if (!one.meant.length) joined(index, one.word).forEach(function (other) {
        need(part(index, "words", other));
      });
    });
    var ways = search.ways(index, row);
    function slots(use) {
      ways.forEach(function (way) {
        way.forEach(function (one) {
          if (!one.ignored) use(one.meant);
        });
      });
    }
    slots(function (meant) {
      meant.slice(0, MEANT).forEach(function (one) {
        need(part(index, "words", one.stem));
      });
    });
    if (parts.length) return parts;
    slots(function (meant) {
      meant.slice(0, MEANT - 1).forEach(function (one) {
        if (index.has(one.stem, "text")) need(part(index, "text", one.stem));
      });
    });
    var best = likely(index, ways);
    var pages = Object.keys(best).map(Number).sort(function (a, b) {
      return best[b] - best[a] || a - b;
    });
    asked.scores = pages.map(function (page) {
      return best[page];
    });
    pages.slice(0, parts.length ? MORE : asked.most + MORE).forEach(need);
    return parts;
  };

  // The pages that may be meant, by their numbers, and of each about what it will score once it is there, as far as lists tell.
  function likely(index, ways) {
    var best = Object.create(null);
    ways.forEach(function (way) {
      var slots = way.filter(function (one) {
        return !one.ignored;
      });
      var pages = Object.create(null);
      var all = 0;
      if (!slots.length) slots = way;
      slots.forEach(function (slot, number) {
        var weight = Math.max(slot.light || !slot.meant.length ? 0 : Math.min(search.weight(index, slot.meant[0].stem), 2.5), 0.3);
        all += weight;
        slot.meant.forEach(function (one) {
          var lists = index.known[one.stem] || {};
          Object.keys(search.fields).forEach(function (field) {
            var whole = field !== "heading" && field !== "text";
            unpack((field === "text" ? index.texts[one.stem] : lists[field]) || "", function (file, at) {
              var page = pages[file] || (pages[file] = { sections: Object.create(null), met: Object.create(null), longest: 1 });
              var section = whole ? 0 : at + 1;
              var values = page.sections[section] || (page.sections[section] = Object.create(null));
              values[number] = Math.max(values[number] || 0, search.fields[field] * one.weight);
              if (whole && field !== "lay") {
                if (!page.met[number]) page.longest = Math.max(page.longest, at + 1);
                page.met[number] = Math.max(page.met[number] || 0, weight * one.weight);
              }
            });
          });
        });
        slot.weighs = weight;
      });
      for (var file in pages) {
        var page = pages[file];
        var most = 0;
        for (var section in page.sections) {
          var sum = 0;
          var cover = 0;
          slots.forEach(function (slot, number) {
            var value = ((page.sections[0] || {})[number] || 0) + (section > 0 ? page.sections[section][number] || 0 : 0);
            if (value) cover += slot.weighs;
            sum += slot.weighs * value / (value + 2);
          });
          most = Math.max(most, sum / all * Math.sqrt(cover / all));
        }
        var met = 0;
        for (var number in page.met) met += page.met[number];
        var name = met / all * Math.min(Object.keys(page.met).length / page.longest, 1);
        best[file] = Math.max(best[file] || 0, most + 1.2 * name * name);
      }
    });
    return best;
  }
})();
