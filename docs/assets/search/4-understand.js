// Search, 4 of 7: what a whole query means. The ways to understand it, and whether it sounds like a warning sign.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;

  // Where a phrase stands in a row of words, from some word on: {from, to}, or null. `skip` passes over words that say nothing.
  function place(row, phrase, skip, start) {
    for (var from = start || 0; from < row.length; from++) {
      var at = from;
      var hit = 0;
      while (at < row.length && hit < phrase.length) {
        if (row[at].means[phrase[hit]]) hit++;
        else if (!(skip && hit && row[at].ignored)) break;
        at++;
      }
      if (hit === phrase.length) return { from: from, to: at };
    }
    return null;
  }

  // Whether a row has something of every group, each in words of its own.
  function hasAll(row, groups, taken) {
    if (!groups.length) return true;
    return groups[0].some(function (phrase) {
      for (var found = place(row, phrase); found; found = place(row, phrase, false, found.from + 1)) {
        var free = taken.every(function (other) {
          return other.to <= found.from || other.from >= found.to;
        });
        if (free && hasAll(row, groups.slice(1), taken.concat(found))) return true;
      }
      return false;
    });
  }

  // Reads a query: its words, and what each may mean. A last word without a space after it may still be being typed.
  search.read = function (index, text) {
    var cut = words.cut(text).slice(0, 24); // nobody types more
    var typing = /[^\s.,?!]$/.test(text);
    var row = [];
    cut.forEach(function (one, number) {
      var pair = search.pair(index, one.word);
      (pair || [one.word]).forEach(function (word, part) {
        row.push({ word: word, open: typing && number === cut.length - 1 && (!pair || part === 1) });
      });
    });
    row.forEach(function (one) {
      one.stem = words.stem(one.word);
      one.ignored = one.word in index.learnt.ignored;
      one.meant = search.meant(index, one.word, one.open);
      // "she" may become "sheet"; "s" may become anything.
      one.light = one.open && one.ignored && one.word.length > 1;
      if (one.light) one.ignored = false;
      if (one.open && one.word.length < 3 && !one.meant.length) one.ignored = true;
      one.means = Object.create(null);
      one.means[one.stem] = 1;
      one.meant.forEach(function (other) {
        if (other.weight >= 0.5) one.means[other.stem] = other.weight;
      });
    });
    return row;
  };

  // The ways to understand a row of words: as it stands, with words put together, and with lay words said in the words of the site.
  search.ways = function (index, row) {
    var ways = [row];
    for (var i = 0; i + 1 < row.length; i++) {
      var joined = row[i].word + row[i + 1].word;
      var stem = words.stem(joined);
      if (stem in index.known || stem in index.learnt.same) {
        ways.push(row.slice(0, i).concat([word(index, stem)], row.slice(i + 2)));
        break;
      }
    }
    ways.slice().forEach(function (way) {
      var said = way;
      var changed = false;
      index.learnt.phrases.forEach(function (phrase) {
        var found = place(said, phrase.said, true);
        if (!found) return;
        changed = true;
        said = said.slice(0, found.from).concat(phrase.meant.map(function (stem) {
          return word(index, stem);
        }), said.slice(found.to));
      });
      if (changed) ways.push(said);
    });
    return ways;
  };

  function word(index, stem) {
    var one = { word: stem, stem: stem, ignored: false, lay: true, meant: search.meant(index, stem, false), means: Object.create(null) };
    one.meant.forEach(function (other) {
      one.means[other.stem] = other.weight;
    });
    one.means[stem] = 1;
    return one;
  }

  // The warnings that a query sounds like, by their place in the list of the index.
  search.flagged = function (index, ways) {
    var found = Object.create(null);
    // What rules a warning out has to stand there as it is: to lock the knees is no locked knee.
    var typed = " " + ways[0].map(function (one) {
      return one.word;
    }).join(" ") + " ";
    index.learnt.flags.forEach(function (flag) {
      var sounds = ways.some(function (way) {
        return hasAll(way, flag.all, []);
      });
      var other = sounds && flag.none.some(function (phrase) {
        return typed.indexOf(" " + phrase.join(" ") + " ") >= 0 || typed.indexOf(" " + phrase.join(" ") + "s ") >= 0;
      });
      if (sounds && !other) found[flag.warning] = true;
    });
    return Object.keys(found).map(Number).sort(function (a, b) {
      return a - b;
    });
  };
})();
