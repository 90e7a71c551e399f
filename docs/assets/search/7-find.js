// Search, 7 of 7: finding. The only part that the pages call.
//
//   kneeSearch.load(part, done)      loads "index", "text" or a page's number, once; done(ok) is called when it is there or cannot be had
//   kneeSearch.find(query, most)     → {warnings, results, count, partial, nearest}; needs "index", is better with "text"
//   kneeSearch.texts(results, done)  loads the text of these results; then find() gives their lines from the section itself
//   kneeSearch.nearest(text, most)   the pages whose address or names are most alike, for "did you mean" and for a wrong address
//
// A warning: {id, level, label, action, text, href}. A result: {page, address, title, kind, summary, section: {id, heading} or null,
// url, href, text, marks: {title, heading, text}}; marks are lists of [start, end]. `address` and `url` are below the site's root,
// `href` leads there, from a disk too. `count` is how many pages were found in all. A page of `nearest`: {address, href, title, kind, like}.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var index = null;
  var version = "";
  var waiting = Object.create(null);
  var SOME = 0.05; // the least score of a page that is shown
  var CUT = 0.3; // and of that of the best page
  var HELP = "get-help/#"; // a heading for each level
  var early = null;
  var script = document.currentScript;
  search.root = script && script.src ? script.src.replace(/assets\/search\.js.*$/, "") : "";

  // Called by the parts themselves. A part of another version is an old copy: it is not taken.
  search.give = function (of, part, data) {
    if (part === "index") {
      version = of;
      index = search.build(data);
      search.learn(index);
      if (early && early.of === of) search.give(of, "text", early.data);
      early = null;
    } else if (!index) {
      if (part === "text") early = { of: of, data: data };
    } else if (of !== version) return;
    else if (part === "text") {
      index.text(data);
      search.relearn(index);
    } else index.pages[part].texts = data;
  };

  search.load = function (part, done) {
    var kept = waiting[part];
    if (kept) return kept.over ? done && done(kept.ok) : done && kept.push(done);
    kept = waiting[part] = done ? [done] : [];
    var node = document.createElement("script");
    node.src = search.root + "assets/search" + (typeof part === "number" ? "/" + part : "-" + part) + ".js";
    node.onload = node.onerror = function (event) {
      kept.over = true;
      kept.ok = event.type === "load";
      if (!kept.ok) delete waiting[part]; // to be tried again
      kept.forEach(function (call) {
        call(kept.ok);
      });
    };
    document.head.appendChild(node);
  };

  search.texts = function (results, done) {
    var left = results.length;
    if (!left) return done();
    results.forEach(function (one) {
      search.load(one.page, function () {
        if (!--left) done();
      });
    });
  };

  // The best of all ways to understand the query for each page: {page number: {score, section}}.
  function ranked(ways, typed) {
    var best = Object.create(null);
    ways.forEach(function (way, number) {
      var found = search.score(index, way, number ? null : typed);
      for (var page in found) {
        var one = found[page];
        one.score *= number ? 0.97 : 1;
        var other = best[page] || one;
        if (other.score < one.score) {
          other = one;
          one = best[page];
        }
        if (other.section === index.pages[page].first) other.section = one.section; // lay words say which section
        best[page] = other;
      }
    });
    return best;
  }

  function order(best, least) {
    for (var page in best) least = Math.max(least, best[page].score * CUT);
    return Object.keys(best).filter(function (page) {
      return best[page].score > least;
    }).sort(function (a, b) {
      return best[b].score - best[a].score || a - b;
    });
  }

  function isUnknown(one) {
    return !one.ignored && !one.meant.some(function (other) {
      return index.known[other.stem];
    });
  }

  function isIn(list) {
    return function (one) {
      return index.learnt[list][one.stem] || one.meant.some(function (other) {
        return list === "here" && other.weight > 0.6 && index.learnt.here[other.stem];
      });
    };
  }

  // Whether a word is one of those that this site is about, as titles and other names tell.
  function isOurs(one) {
    return !one.ignored && one.meant.some(function (other) {
      return other.weight > 0.6 && (index.has(other.stem, "title") || index.has(other.stem, "names"));
    });
  }

  search.find = function (query, most) {
    var row = index ? search.read(index, query) : [];
    if (!row.length) return { warnings: [], results: [], count: 0, partial: false, nearest: [] };
    var all = search.ways(index, row);
    var unknown = Math.min.apply(null, all.map(function (way) {
      return way.filter(isUnknown).length;
    }));
    // Words that stand nowhere are passed over, in the ways that have the fewest of them.
    var ways = all.filter(function (way) {
      return way.filter(isUnknown).length === unknown;
    }).map(function (way) {
      return way.filter(function (one) {
        return !isUnknown(one);
      });
    });
    var asked = ways[0].filter(function (one) {
      return !one.ignored;
    });
    var best = Object.create(null);
    var isElsewhere = row.some(isIn("elsewhere")) && !row.some(isIn("here"));
    if (!isElsewhere && (asked.length >= unknown || asked.some(isOurs))) best = ranked(ways, words.plain(query).join(" "));
    var pages = order(best, SOME);
    var partial = unknown > 0;
    var means = search.marking(ways);
    var results = pages.slice(0, most || 10).map(function (page) {
      return search.result(index, index.pages[page], best[page], means);
    });
    return {
      warnings: search.flagged(index, all).map(function (place) {
        var row = index.given.warnings[place];
        return { id: row[0], level: row[1], label: row[2], action: row[3], text: row[4], href: search.href(HELP + row[1]) };
      }),
      results: results,
      count: pages.length,
      partial: partial && results.length > 0,
      nearest: results.length ? [] : search.nearest(query)
    };
  };

  function pairs(text) {
    var found = Object.create(null);
    text = " " + text + " ";
    for (var i = 0; i + 1 < text.length; i++) found[text.substr(i, 2)] = true;
    return found;
  }

  search.nearest = function (text, most) {
    var given = pairs(words.fold(text).replace(/[^a-z0-9]+/g, " ").trim());
    var size = Object.keys(given).length;
    return index.pages.map(function (page) {
      var names = page.names.map(function (one) {
        return one.text;
      }).concat(page.address.split("/").slice(-2, -1), page.address);
      var best = 0;
      names.forEach(function (name) {
        var other = pairs(words.fold(name).replace(/[^a-z0-9]+/g, " ").trim());
        var keys = Object.keys(other);
        var shared = keys.filter(function (key) {
          return given[key];
        }).length;
        best = Math.max(best, 2 * shared / (size + keys.length));
      });
      return { page: page, like: best };
    }).sort(function (a, b) {
      return b.like - a.like || a.page.number - b.page.number;
    }).slice(0, most || 3).map(function (one) {
      return { address: one.page.address, href: search.href(one.page.address), title: one.page.title, kind: one.page.kind, like: one.like };
    });
  };
})();
