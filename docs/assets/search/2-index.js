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
    return words.plain(text).map(words.stem);
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
    var index = { pages: [], sections: [], forms: Object.create(null), terms: [], given: given };
    var held = Object.create(null);

    function hold(field, text, section) {
      words.plain(text).forEach(function (word) {
        var stem = words.stem(word);
        index.forms[word] = stem;
        var fields = held[stem] || (held[stem] = {});
        var list = fields[field] || (fields[field] = []);
        if (list[list.length - 1] !== section) list.push(section);
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
          var step = digit(steps, i);
          if (step === 35) {
            step = digit(steps, i + 1) * 36 + digit(steps, i + 2);
            i += 2;
          }
          list.push((at += step));
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
    var names = Object.keys(FIELDS);
    var rare = [];
    var inverted = Object.create(null);
    var vectors = Object.create(null);
    var seen = [];
    index.weight = Object.create(null);
    terms.forEach(function (term, number) {
      var frequent = 0;
      inverted[term] = { _index: number };
      names.forEach(function (field) {
        (held[term][field] || []).forEach(function (section) {
          if (seen[section] === number) return;
          seen[section] = number;
          frequent++;
        });
      });
      rare[number] = index.weight[term] = Math.log(1 + (count - frequent + 0.5) / (frequent + 0.5));
    });
    names.forEach(function (field) {
      var lengths = [];
      var own = [];
      var all = 0;
      terms.forEach(function (term) {
        (held[term][field] || []).forEach(function (section) {
          lengths[section] = (lengths[section] || 0) + 1;
          all++;
        });
      });
      var even = field === "names" ? 0 : field === "text" ? 0.6 : 0.4; // long lists of names are no fault
      var mean = all / (Object.keys(lengths).length || 1);
      var factors = lengths.map(function (length) {
        return FIELDS[field] * 2.2 / (1 + 1.2 * (1 - even + even * length / mean));
      });
      terms.forEach(function (term, number) {
        var places = held[term][field];
        var posting = (inverted[term][field] = places ? {} : none);
        (places || []).forEach(function (section) {
          posting[section] = NONE;
          (own[section] || (own[section] = [])).push(number, factors[section] * rare[number]);
        });
      });
      own.forEach(function (elements, section) {
        vectors[field + "/" + section] = new lunr.Vector(elements);
      });
    });
    index.terms = terms;
    index.known = inverted;
    index.most = Math.log(1 + (count - 0.5) / 1.5);
    index.hits = Object.create(null);
    index.lunr = new lunr.Index({ invertedIndex: inverted, fieldVectors: vectors, tokenSet: new lunr.TokenSet(), fields: names, pipeline: new lunr.Pipeline() });
  }

  // What lunr says of one word: its weight in each section, where 1 is a rare word in a text of common length. Kept, as typing asks
  // for it again and again. Slips are looked after before, so this one word is all that lunr has to know the letters of.
  search.hits = function (index, term) {
    var kept = index.hits[term];
    if (kept) return kept;
    kept = index.hits[term] = new Float32Array(index.sections.length);
    if (!index.known[term]) return kept;
    index.lunr.tokenSet = lunr.TokenSet.fromString(term);
    index.lunr.query(function (query) {
      query.term(term, { usePipeline: false });
    }).forEach(function (one) {
      kept[one.ref] = one.score / index.weight[term];
    });
    return kept;
  };
})();
