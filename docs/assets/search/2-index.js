// Search, 2 of 7: the index. What stands where, and how much it weighs; it is filled from the parts that publish writes.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var FIELDS = { title: 3, names: 2, lay: 2, heading: 2.2, text: 1 };

  function each(text, mark, use) {
    if (text) text.split(mark).forEach(use);
  }

  function stemmed(text) {
    return words.plain(text).map(words.stem);
  }

  function count(index, field, section) {
    index.lengths[field][section] = (index.lengths[field][section] || 0) + 1;
  }

  function digit(text, place) {
    var code = text.charCodeAt(place);
    return code < 58 ? code - 48 : code - 87;
  }

  // The id of a section: that of a heading can mostly be told from its words.
  search.id = function (section) {
    return section.id || words.fold(section.heading).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  };

  // Reads the part "index": pages with their sections, and the words of names and headings. Gives what the others work with.
  search.build = function (given) {
    var index = { pages: [], sections: [], forms: Object.create(null), known: Object.create(null), lengths: {}, given: given };
    var held = index.known; // {stem: {field: sections}}
    for (var field in FIELDS) index.lengths[field] = [];

    function hold(field, text, section) {
      words.plain(text).forEach(function (word) {
        var stem = words.stem(word);
        index.forms[word] = stem;
        var fields = held[stem] || (held[stem] = {});
        var list = fields[field] || (fields[field] = []);
        if (list[list.length - 1] === section) return;
        list.push(section);
        count(index, field, section);
      });
    }

    given.pages.forEach(function (row, number) {
      var page = { number: number, address: row[0], title: row[1], kind: given.kinds[row[2]], summary: "", place: row[6], names: [], own: Object.create(null), first: index.sections.length, texts: null };
      index.pages.push(page);
      index.sections.push({ page: page, id: "", heading: "" });
      hold("title", row[1], page.first);
      hold("lay", row[7], page.first);
      [row[1], row[3], row[4]].forEach(function (list, kind) {
        each(list, kind ? "|" : "\n", function (name) {
          var stems = stemmed(name);
          if (kind) hold("names", name, page.first);
          if (kind < 2) stems.forEach(function (stem) {
            page.own[stem] = true;
          });
          page.names.push({ text: name, typed: words.plain(name).join(" "), title: !kind, stems: stems });
        });
      });
      each(row[5], "|", function (text) {
        var parts = text.split("#");
        index.sections.push({ page: page, id: parts[1], heading: parts[0] });
        hold("heading", parts[0], index.sections.length - 1);
      });
    });
    fill(index);
    // Whether a word stands among other names and aliases only.
    index.rare = function (stem) {
      return !!held[stem] && Object.keys(held[stem]).join() === "names";
    };
    // Reads the part "text".
    index.text = function (packed) {
      var before = "";
      var lists = packed[1].split(" ");
      packed[0].split(" ").forEach(function (one, place) {
        var stem = before.slice(0, +one.charAt(0)) + one.slice(1);
        var steps = lists[place];
        var list = [];
        var at = -1;
        for (var i = 0; i < steps.length; i++) {
          var step = digit(steps, i);
          if (step === 35) {
            step = digit(steps, i + 1) * 36 + digit(steps, i + 2);
            i += 2;
          }
          list.push((at += step));
          count(index, "text", at);
        }
        before = stem;
        (held[stem] || (held[stem] = {})).text = list;
      });
      packed[2].forEach(function (summary, page) {
        index.pages[page].summary = summary;
      });
      fill(index);
    };
    return index;
  };

  // Notes what holds for all words, anew when more have come.
  function fill(index) {
    index.terms = Object.keys(index.known);
    index.weights = Object.create(null);
    index.found = Object.create(null);
    index.means = {};
    Object.keys(FIELDS).forEach(function (field) {
      var some = 0;
      var all = index.lengths[field].reduce(function (sum, length) {
        some += length ? 1 : 0;
        return sum + length;
      }, 0);
      index.means[field] = all / (some || 1);
    });
  }

  // How much a word says: more, the fewer sections have it.
  search.weight = function (index, term) {
    var weight = index.weights[term];
    if (weight) return weight;
    var seen = [];
    var frequent = 0;
    for (var field in index.known[term]) index.known[term][field].forEach(function (section) {
      if (!seen[section]) frequent++;
      seen[section] = true;
    });
    return (index.weights[term] = rare(index.sections.length, frequent));
  };

  function rare(count, frequent) {
    return Math.log(1 + (count - frequent + 0.5) / (frequent + 0.5));
  }

  // What one word weighs in each section, as BM25 has it, where 1 is a rare word in a text of common length. Kept, as typing asks
  // for it again and again.
  search.hits = function (index, term) {
    var kept = index.found[term];
    if (kept) return kept;
    kept = index.found[term] = new Float32Array(index.sections.length);
    for (var field in index.known[term]) {
      var even = field === "names" || field === "lay" ? 0 : field === "text" ? 0.6 : 0.4; // long lists of names are no fault
      index.known[term][field].forEach(function (section) {
        kept[section] += FIELDS[field] * 2.2 / (1 + 1.2 * (1 - even + even * index.lengths[field][section] / index.means[field]));
      });
    }
    return kept;
  };
})();
