// Search, 2 of 6: the index. lunr holds what stands where and weighs it; it is filled from the parts that publish writes.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var FIELDS = { title: 3, names: 2, heading: 2.2, text: 1 };
  var NONE = Object.freeze({});

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
      var page = { number: number, address: row[0], title: row[1], kind: given.kinds[row[2]], summary: row[3], place: row[7], names: [], own: Object.create(null), first: index.sections.length, texts: null };
      index.pages.push(page);
      index.sections.push({ page: page, id: "", heading: "" });
      hold("title", row[1], page.first);
      [row[1], row[4], row[5]].forEach(function (list, kind) {
        each(list, kind ? "|" : "\n", function (name) {
          var stems = stemmed(name);
          if (kind) hold("names", name, page.first);
          if (kind < 2) stems.forEach(function (stem) {
            page.own[stem] = true;
          });
          page.names.push({ text: name, typed: words.plain(name).join(" "), title: !kind, stems: stems });
        });
      });
      each(row[6], "|", function (text) {
        var parts = text.split("#");
        index.sections.push({ page: page, id: parts[1], heading: parts[0] });
        hold("heading", parts[0], index.sections.length - 1);
      });
    });
    index.most = rare(index.sections.length, 1);
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
      fill(index);
    };
    return index;
  };

  // Starts lunr's index anew, empty: a word is put into it when it is first looked for, as most never are.
  function fill(index) {
    index.terms = Object.keys(index.known);
    index.weights = Object.create(null);
    index.found = Object.create(null);
    index.asked = 0;
    index.means = {};
    Object.keys(FIELDS).forEach(function (field) {
      var some = 0;
      var all = index.lengths[field].reduce(function (sum, length) {
        some += length ? 1 : 0;
        return sum + length;
      }, 0);
      index.means[field] = all / (some || 1);
    });
    index.lunr = new lunr.Index({
      invertedIndex: Object.create(null), fieldVectors: Object.create(null), tokenSet: new lunr.TokenSet(), fields: Object.keys(FIELDS), pipeline: new lunr.Pipeline()
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

  // Puts a word into lunr's index, weighed as lunr's own builder does it (BM25).
  function put(index, term) {
    var posting = (index.lunr.invertedIndex[term] = { _index: index.asked++ });
    var vectors = index.lunr.fieldVectors;
    for (var field in FIELDS) {
      var even = field === "names" ? 0 : field === "text" ? 0.6 : 0.4; // long lists of names are no fault
      posting[field] = {};
      (index.known[term][field] || []).forEach(function (section) {
        var key = field + "/" + section;
        var length = index.lengths[field][section] / index.means[field];
        posting[field][section] = NONE;
        (vectors[key] || (vectors[key] = new lunr.Vector())).insert(posting._index, FIELDS[field] * search.weight(index, term) * 2.2 / (1 + 1.2 * (1 - even + even * length)));
      });
    }
  }

  // What lunr says of one word: its weight in each section, where 1 is a rare word in a text of common length. Kept, as typing asks
  // for it again and again. Slips are looked after before, so this one word is all that lunr has to know the letters of.
  search.hits = function (index, term) {
    var kept = index.found[term];
    if (kept) return kept;
    kept = index.found[term] = new Float32Array(index.sections.length);
    if (!index.known[term]) return kept;
    put(index, term);
    index.lunr.tokenSet = lunr.TokenSet.fromString(term);
    index.lunr.query(function (query) {
      query.term(term, { usePipeline: false });
    }).forEach(function (one) {
      kept[one.ref] = one.score / search.weight(index, term);
    });
    return kept;
  };
})();
