// Search, 2 of 4: the index. lunr holds what stands where and weighs it; it is filled from the parts that publish writes.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var FIELDS = { title: 3, names: 2, heading: 2.2, text: 1 };
  var NONE = Object.freeze({});
  var none = Object.create(null);

  function each(text, mark, use) {
    if (text) text.split(mark).forEach(use);
  }

  function stemmed(text) {
    return words.cut(text).map(function (one) {
      return words.stem(one.word);
    });
  }

  function slug(heading) {
    return words.fold(heading).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  // Reads the part "index": pages with their sections, and the words of names and headings. Gives what the others work with.
  search.build = function (given) {
    var index = { pages: [], sections: [], forms: Object.create(null), terms: [], given: given };
    var held = Object.create(null);

    function hold(field, text, section) {
      words.cut(text).forEach(function (one) {
        var stem = words.stem(one.word);
        index.forms[one.word] = stem;
        var fields = held[stem] || (held[stem] = {});
        var list = fields[field] || (fields[field] = []);
        if (list[list.length - 1] !== section) list.push(section);
      });
    }

    given.pages.forEach(function (row, number) {
      var page = { number: number, address: row[0], title: row[1], kind: given.kinds[row[2]], summary: row[3], aside: row[6], names: [], first: index.sections.length, texts: null };
      index.pages.push(page);
      index.sections.push({ page: page, id: "", heading: "" });
      hold("title", row[1], page.first);
      [row[1]].concat(row[4] ? row[4].split("|") : []).forEach(function (name, place) {
        if (place) hold("names", name, page.first);
        page.names.push({ text: name, title: !place, stems: stemmed(name) });
      });
      each(row[5], "|", function (text) {
        var parts = text.split("#");
        index.sections.push({ page: page, id: parts[1] || slug(parts[0]), heading: parts[0] });
        hold("heading", parts[0], index.sections.length - 1);
      });
    });
    index.fill = function () {
      fill(index, held);
    };
    index.fill();
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
          if (steps.charAt(i) === "z") {
            at += parseInt(steps.substr(i + 1, 2), 36);
            i += 2;
          } else at += parseInt(steps.charAt(i), 36);
          list.push(at);
        }
        before = stem;
        (held[stem] || (held[stem] = {})).text = list;
      });
      index.fill();
    };
    return index;
  };

  // Weighs every word in every field as lunr's builder does (BM25), and makes lunr's index of it.
  function fill(index, held) {
    var count = index.sections.length;
    var terms = Object.keys(held).sort();
    var lengths = {};
    var inverted = Object.create(null);
    var vectors = Object.create(null);
    var names = Object.keys(FIELDS);
    names.forEach(function (field) {
      var length = (lengths[field] = { of: [], mean: 0 });
      var all = 0;
      var some = 0;
      terms.forEach(function (term) {
        (held[term][field] || []).forEach(function (section) {
          if (!length.of[section]) some++;
          length.of[section] = (length.of[section] || 0) + 1;
          all++;
        });
      });
      length.mean = all / (some || 1);
    });
    index.weight = Object.create(null);
    terms.forEach(function (term, number) {
      var posting = (inverted[term] = { _index: number });
      var seen = Object.create(null);
      names.forEach(function (field) {
        (held[term][field] || []).forEach(function (section) {
          seen[section] = true;
        });
      });
      var frequent = Object.keys(seen).length;
      var rare = (index.weight[term] = Math.log(1 + (count - frequent + 0.5) / (frequent + 0.5)));
      names.forEach(function (field) {
        var places = held[term][field];
        var even = field === "names" ? 0 : field === "text" ? 0.6 : 0.4; // long lists of names are no fault
        posting[field] = none;
        if (!places) return;
        posting[field] = {};
        places.forEach(function (section) {
          var length = lengths[field].of[section] / lengths[field].mean;
          var key = field + "/" + section;
          posting[field][section] = NONE;
          (vectors[key] || (vectors[key] = [])).push(number, FIELDS[field] * rare * 2.2 / (1 + 1.2 * (1 - even + even * length)));
        });
      });
    });
    Object.keys(vectors).forEach(function (key) {
      vectors[key] = new lunr.Vector(vectors[key]);
    });
    index.terms = terms;
    index.known = inverted;
    index.most = Math.log(1 + (count - 0.5) / 1.5);
    index.hits = Object.create(null);
    index.lunr = new lunr.Index({ invertedIndex: inverted, fieldVectors: vectors, tokenSet: lunr.TokenSet.fromArray(terms), fields: names, pipeline: new lunr.Pipeline() });
  }

  // Where a word stands: {section: weight}, 1 for a rare word in a text of common length. Kept, as typing asks for it again and again.
  search.hits = function (index, term) {
    var kept = index.hits[term];
    if (kept) return kept;
    kept = index.hits[term] = Object.create(null);
    if (!index.known[term]) return kept;
    index.lunr.query(function (query) {
      query.term(term, { usePipeline: false });
    }).forEach(function (one) {
      kept[one.ref] = one.score / index.weight[term];
    });
    return kept;
  };
})();
