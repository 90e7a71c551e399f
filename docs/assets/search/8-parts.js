// Search, behind the other seven: where the index is too large to be loaded whole (carebook/search/split.py). Only such a site
// has this script and the next.
//
// What is loaded first has no page. The words that are typed lead to parts that say where each stands: in names and headings
// ("words-3"), then in text ("text-8"). They lead to the pages that may be meant, and those are ranked as ever (5-rank.js).
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var build = search.build;
  var find = search.find;
  var give = search.give;
  var load = search.load;
  var relearn = search.relearn;
  var index = null;
  var version = "";
  var asked = { scores: [] }; // the last query: {query, most, shown, tried, scores}; scores has about that of each page that may be meant
  var CUT = 0.3; // as in 7-find.js
  var FIELDS = (search.fields = { title: 3, names: 2, lay: 2.5, heading: 1.8, text: 1 }); // as in 2-index.js

  function each(text, use) {
    var before = "";
    text.split("|").forEach(function (one) {
      var fields = one.split(",");
      before = before.slice(0, +one.charAt(0)) + fields[0].slice(1);
      use(before, fields);
    });
  }

  /* ---- What has come ---- */
  search.build = function (given) {
    index = build(given);
    index.there = Object.create(null); // parts
    index.files = Object.create(null); // pages, by the numbers of their files
    index.texts = Object.create(null);
    index.many = Object.create(null);
    index.titled = Object.create(null);
    index.has = function (stem, field) {
      return field === "title" && stem in index.titled || !!index.known[stem] && !!index.known[stem][field];
    };
    return index;
  };

  // Stems are forms too. Those of lay words and red flags are known from the start.
  search.relearn = function (index) {
    var lay = index.learnt.lay;
    Object.keys(lay).forEach(function (form) {
      lay[lay[form]] = lay[form];
    });
    relearn(index);
  };

  search.give = function (of, part, data) {
    if (part === "index") {
      version = of;
      return give(of, part, data);
    }
    if (!index || of !== version || index.there[part]) return;
    index.there[part] = true;
    if (typeof part === "number") take(part, data);
    else if (part.charAt(0) === "t") each(data, function (stem, fields) {
      index.texts[stem] = fields[1];
    });
    else {
      each(data, function (stem, fields) {
        index.many[stem] = parseInt(fields[1], 36);
        if (fields[4]) index.titled[stem] = true;
        (fields[3] ? fields[3].split(" ") : []).forEach(function (form) {
          index.forms[form] = stem;
        });
        index.known[stem] = { text: fields[2], title: fields[4], names: fields[5], lay: fields[6], heading: fields[7] };
      });
      search.relearn(index);
    }
  };

  // Takes a page in: it is read as a whole index of one page would be, and stands where it would stand in that of all.
  function take(number, data) {
    var one = build({ pages: [data[0]], kinds: index.given.kinds });
    var page = one.pages[0];
    var row = data[0];
    var place = 0;
    var counted = data[3].split(" ");
    page.file = number;
    page.summary = data[1];
    page.texts = data[2];
    page.sections = one.sections;
    page.has = Object.create(null);
    index.files[number] = page;
    hold(page, 0, "title", row[1]);
    hold(page, 0, "names", row[3] + "|" + row[4]);
    hold(page, 0, "lay", row[7]);
    page.sections.forEach(function (section, at) {
      hold(page, at, "heading", section.heading);
      hold(page, at, "text", page.texts[at]);
    });
    var met = Object.create(null);
    page.names.forEach(function (name) {
      name.stems.forEach(function (stem) {
        if (met[stem]) return;
        met[stem] = true;
        var many = parseInt(counted[place++], 36);
        index.many[stem] = many >> 1;
        if (many & 1) index.titled[stem] = true;
      });
    });
    index.pages.push(page);
    index.pages.sort(function (a, b) {
      return a.file - b.file;
    });
    index.sections = [];
    index.pages.forEach(function (page, number) {
      page.number = number;
      page.first = index.sections.length;
      index.sections = index.sections.concat(page.sections);
    });
    index.weights = Object.create(null);
    index.found = Object.create(null);
  }

  // Notes what each word of a field weighs: what lunr would say, by the common length of the field on the whole site.
  function hold(page, section, field, text) {
    var stems = Object.create(null);
    var many = 0;
    words.plain(text).map(words.stem).forEach(function (stem) {
      if (!stems[stem]) many++;
      stems[stem] = true;
    });
    var common = index.given.lengths[Object.keys(FIELDS).indexOf(field)];
    for (var stem in stems) {
      var has = page.has[stem] || (page.has[stem] = Object.create(null));
      has[section] = (has[section] || 0) + FIELDS[field] * 2.2 / (1.2 * (0.8 + 0.2 * many / common) + 1);
    }
  }

  search.hits = function (index, stem) {
    var kept = index.found[stem];
    if (kept) return kept;
    kept = index.found[stem] = new Float32Array(index.sections.length);
    index.pages.forEach(function (page) {
      for (var section in page.has[stem]) kept[page.first + +section] = page.has[stem][section];
    });
    return kept;
  };

  search.weight = function (index, stem) {
    var many = index.many[stem] || 0;
    return Math.log(1 + Math.abs((index.given.sections - many + 0.5) / (many + 0.5)));
  };

  /* ---- How it comes ---- */
  search.find = function (query, most) {
    if (query !== asked.query || (most || 10) !== asked.most) asked = { query: query, most: most || 10, scores: [] };
    var found = find(query, most);
    asked.shown = found.results.length;
    // Of pages that are not there it is only known roughly whether they would be found.
    var best = asked.shown ? found.results[0].score : Infinity;
    found.count = Math.max(found.count, asked.scores.filter(function (score) {
      return score > best * CUT;
    }).length);
    return found;
  };

  // Until there is something to show, nothing is said: least of all that nothing was found.
  function silent(isSilent) {
    [].forEach.call(document.querySelectorAll(".found, .search-after"), function (node) {
      node.hidden = isSilent;
    });
  }

  // Loads what the last query needs, in a few rounds. Calls `some` after each, and all(ok) when there is no more to come.
  function settle(some, all) {
    var mine = asked;
    var whole = true;
    mine.tried = Object.create(null);
    (function next() {
      if (mine !== asked) return;
      var parts = search.wanted(index, mine);
      var left = parts.length;
      silent(left > 0 && !mine.shown);
      if (!left) return all(whole);
      parts.forEach(function (one) {
        mine.tried[one] = true;
        search.load(one, function (ok) {
          whole = whole && ok;
          if (--left) return;
          if (mine === asked) some();
          next();
        });
      });
    })();
  }

  search.texts = function (results, done) {
    settle(done, function (whole) {
      done();
      var said = document.querySelector(".search-after p");
      if (whole || asked.shown || !said) return;
      said.textContent = "Search could not be loaded. Check your internet, or go on from here:";
      document.querySelector(".found").hidden = true;
    });
  };

  search.load = function (part, done) {
    var wrong = part === "index" && document.querySelector("[data-nearest]");
    if (part === "text") return done && done(true); // it comes in parts
    if (!wrong) return load(part, done);
    // The page for wrong addresses asks for what is near its own.
    load(part, function (ok) {
      if (!ok) return done(ok);
      search.find(words.plain(location.pathname.split("/").filter(Boolean).pop() || "").join(" ") + " ");
      settle(function () {}, function () {
        done(ok);
      });
    });
  };
})();
