// Search, 2 of 7: the index. What stands where, and how much it weighs: lunr holds it and weighs it, as BM25 has it.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var FIELDS = { title: 3, names: 2, lay: 2.5, heading: 1.8 };
  var TEXT = { text: 1 };
  var EVEN = 0.2; // how far a long text counts for less

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
    var index = { pages: [], sections: [], forms: Object.create(null), known: Object.create(null), parts: [], given: given };
    var records = []; // for lunr, one for each section: the stems of each field

    function hold(field, text, section) {
      var list = records[section][field];
      words.plain(text).forEach(function (word) {
        var stem = (index.forms[word] = words.stem(word));
        if (list.indexOf(stem) < 0) list.push(stem);
      });
    }

    function section(page, id, heading) {
      index.sections.push({ page: page, id: id, heading: heading });
      records.push({ id: records.length, title: [], names: [], lay: [], heading: [] });
      return records.length - 1;
    }

    given.pages.forEach(function (row, number) {
      var page = { number: number, address: row[0], title: row[1], kind: given.kinds[row[2]], summary: "", place: row[6], names: [], own: Object.create(null), first: index.sections.length, texts: null };
      index.pages.push(page);
      section(page, "", "");
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
        hold("heading", parts[0], section(page, parts[1], parts[0]));
      });
    });
    fill(index, records, FIELDS);
    // Whether a word stands in a field of any section.
    index.has = function (stem, field) {
      return !!index.known[stem] && Object.keys(index.known[stem][field] || {}).length > 0;
    };
    // Whether a word stands among other names and aliases only.
    index.rare = function (stem) {
      return ["title", "names", "lay", "heading", "text"].every(function (field) {
        return index.has(stem, field) === (field === "names");
      });
    };
    // Reads the part "text".
    index.text = function (packed) {
      var before = "";
      var texts = records.map(function (record) {
        return { id: record.id, text: [] };
      });
      var lists = packed[1].split(" ");
      packed[0].split(" ").forEach(function (one, place) {
        var stem = before.slice(0, +one.charAt(0)) + one.slice(1);
        var steps = lists[place];
        var at = -1;
        for (var i = 0; i < steps.length; i++) {
          var step = digit(steps, i);
          if (step === 35) {
            step = digit(steps, i + 1) * 36 + digit(steps, i + 2);
            i += 2;
          }
          texts[(at += step)].text.push(stem);
        }
        before = stem;
      });
      packed[2].forEach(function (summary, page) {
        index.pages[page].summary = summary;
      });
      fill(index, texts, TEXT);
    };
    return index;
  };

  // Has lunr read records of some fields.
  function fill(index, records, fields) {
    var builder = new lunr.Builder();
    // The records are cut into words, and those are stemmed, already.
    builder.tokenizer = function (stems) {
      return stems;
    };
    builder.b(EVEN);
    for (var field in fields) builder.field(field, { boost: fields[field] });
    records.forEach(function (record) {
      builder.add(record);
    });
    // A section that has nothing of a field does not make its common text shorter.
    for (var ref in builder.fieldLengths) if (!builder.fieldLengths[ref]) delete builder.fieldLengths[ref];
    builder.calculateAverageFieldLengths();
    builder.createFieldVectors();
    index.parts.push(builder);
    for (var stem in builder.invertedIndex) {
      var known = index.known[stem] || (index.known[stem] = {});
      for (field in fields) known[field] = builder.invertedIndex[stem][field];
    }
    index.weights = Object.create(null);
    index.found = Object.create(null);
  }

  // How much a word says: more, the fewer sections have it.
  search.weight = function (index, stem) {
    return index.weights[stem] || (index.weights[stem] = lunr.idf(index.known[stem] || {}, index.sections.length));
  };

  // What one word weighs in each section, where 1 is a rare word in a text of common length. Kept, as typing asks for it again
  // and again.
  search.hits = function (index, stem) {
    var kept = index.found[stem];
    if (kept) return kept;
    kept = index.found[stem] = new Float32Array(index.sections.length);
    index.parts.forEach(function (part) {
      var fields = part.invertedIndex[stem];
      var rare = fields && lunr.idf(fields, index.sections.length);
      for (var field in fields) {
        for (var section in fields[field]) {
          var vector = part.fieldVectors[new lunr.FieldRef(section, field)];
          kept[section] += vector.elements[vector.positionForIndex(fields._index) + 1] / rare;
        }
      }
    });
    return kept;
  };
})();
