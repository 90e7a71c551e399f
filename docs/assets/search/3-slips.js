// Search, 3 of 7: what one word may mean. Lay words, slips, words still being typed, and two that were written as one.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;
  var ENDINGS = /^(a|at|e|i|in|io|l|n)$/; // what may stand behind a stem while the rest of a word is still to come
  var SHUN = /(sh|ch|s|c|z)(un|ion|on)s?$/; // "elevasion", "injecshun"
  var MOST = 12; // words that one may mean: two letters begin many

  function stems(text) {
    return words.plain(text).map(words.stem);
  }

  // Prepares the lay words and red flags of the part "index".
  search.learn = function (index) {
    var given = index.given;
    var learnt = (index.learnt = { ignored: Object.create(null), same: Object.create(null), phrases: [], american: Object.create(null), forms: [] });
    var lay = Object.create(null);
    function note(text) {
      words.plain(text).forEach(function (word) {
        lay[word] = words.stem(word);
      });
    }
    function phrase(said, meant) {
      learnt.phrases.push({ said: stems(said), meant: stems(meant) });
      note(said);
    }
    given.ignored.split(" ").forEach(function (word) {
      learnt.ignored[words.fold(word)] = true;
    });
    ["here", "elsewhere"].forEach(function (list) {
      learnt[list] = Object.create(null);
      stems(given[list]).forEach(function (stem) {
        learnt[list][stem] = true;
      });
    });
    given.american.split(" ").forEach(function (pair) {
      learnt.american[pair.split("=")[0]] = pair.split("=")[1];
    });
    given.same.split("|").forEach(function (text) {
      var group = text.split(",");
      var single = group.filter(function (one) {
        return stems(one).length < 2;
      });
      var all = single.map(function (one) {
        note(one);
        return stems(one)[0];
      });
      all.forEach(function (one) {
        learnt.same[one] = (learnt.same[one] || []).concat(all);
      });
      group.forEach(function (one) {
        if (single.indexOf(one) < 0) phrase(one, single[0]);
      });
    });
    given.means.split("|").forEach(function (pair) {
      phrase(pair.split("=")[0], pair.split("=")[1]);
    });
    learnt.symptoms = Object.create(null);
    stems(given.symptoms).forEach(function (stem) {
      (learnt.same[stem] || [stem]).forEach(function (one) {
        learnt.symptoms[one] = true;
      });
    });
    learnt.phrases.sort(function (a, b) {
      return b.said.length - a.said.length;
    });
    learnt.flags = given.flags.map(function (row) {
      var none = row[1] ? row[1].split("|").map(words.plain) : [];
      var all = row.slice(2).map(function (group) {
        note(group);
        return group.split("|").map(stems);
      });
      return { warning: row[0], none: none, all: all };
    });
    learnt.lay = lay;
    search.relearn(index);
  };

  // Notes the forms that a slip may be meant for; to be called again when the index knows more words.
  search.relearn = function (index) {
    var forms = Object.create(null);
    Object.keys(index.known).forEach(function (term) {
      forms[term] = term;
    });
    [index.forms, index.learnt.lay].forEach(function (more) {
      for (var form in more) forms[form] = more[form];
    });
    index.learnt.forms = Object.keys(forms).filter(function (form) {
      return form.length > 1 && !/\d/.test(form);
    });
    index.learnt.sounds = index.learnt.forms.map(words.sound);
    index.learnt.stem = forms;
    index.learnt.stems = Object.create(null);
    for (var form in forms) index.learnt.stems[forms[form]] = true;
    index.learnt.meant = Object.create(null);
  };

  function knows(index, stem) {
    return stem in index.learnt.stems;
  }

  // The stems nearest to a word that has a slip in it: [{stem, weight}], best first.
  function nearest(index, word) {
    var best = Object.create(null);
    var least = Infinity;
    var sound = words.sound(word);
    index.learnt.forms.forEach(function (form, number) {
      if (form === word || Math.abs(form.length - word.length) > 2 || form.length < 3) return;
      // A slip in both of the first two letters is rare, and looking at all words takes long.
      var heard = index.learnt.sounds[number];
      var a = form.charAt(0);
      var b = form.charAt(1);
      if (a !== word.charAt(0) && a !== word.charAt(1) && b !== word.charAt(0) && b !== word.charAt(1) && heard.charAt(0) !== sound.charAt(0)) return;
      var far = words.apart(word, sound, form, heard);
      if (far === Infinity) return;
      var stem = index.learnt.stem[form];
      if (!(stem in best) || far < best[stem]) best[stem] = far;
      if (far < least) least = far;
    });
    return Object.keys(best).filter(function (stem) {
      return best[stem] <= least + 0.5;
    }).map(function (stem) {
      return { stem: stem, weight: Math.max(0.9 - best[stem] * 0.15 - (best[stem] - least) * 0.4, 0.2) };
    }).sort(function (a, b) {
      return b.weight - a.weight;
    });
  }

  function begun(index, word, open) {
    var found = Object.create(null);
    if (word.length < (open ? 2 : 4)) return [];
    index.learnt.forms.forEach(function (form) {
      var more = form.length - word.length;
      // Of words in the text only the stem is known, and a word may be longer than that.
      if (more > 0 ? form.indexOf(word) === 0 : open && form.length > 3 && word.indexOf(form) === 0 && ENDINGS.test(word.slice(form.length))) {
        var weight = (open ? 0.9 : 0.7) * (0.6 + 0.4 * Math.min(word.length / form.length, 1));
        var whole = index.learnt.stem[form];
        if (!(found[whole] > weight)) found[whole] = weight;
      }
    });
    return Object.keys(found).map(function (stem) {
      return { stem: stem, weight: found[stem] };
    });
  }

  // Two words of names or headings that were written as one.
  function apart(index, word) {
    for (var at = word.length - 2; at > 1; at--) {
      if (word.length > 5 && named(index, word.slice(0, at)) && named(index, word.slice(at))) return [word.slice(0, at), word.slice(at)];
    }
    return null;
  }

  function named(index, word) {
    return word in index.forms || words.stem(word) in index.forms || word in index.learnt.lay;
  }

  // What a word may mean: [{stem, weight}]. `open` is whether it may still be being typed.
  search.meant = function (index, word, open) {
    var learnt = index.learnt;
    var key = word + (open ? "*" : "");
    if (learnt.meant[key]) return learnt.meant[key];
    var stem = words.stem(word);
    var found = Object.create(null);
    function add(one, weight) {
      if (!(found[one] >= weight)) found[one] = weight;
      (learnt.same[one] || []).forEach(function (other) {
        if (!(found[other] >= weight * 0.85)) found[other] = weight * 0.85;
      });
    }
    function addAll(list) {
      list.forEach(function (one) {
        add(one.stem, one.weight);
      });
    }
    if (knows(index, stem)) add(stem, 1);
    if (learnt.american[stem]) add(learnt.american[stem], 1);
    var heard = words.stem(word.replace(SHUN, "tion"));
    if (heard !== stem && knows(index, heard)) add(heard, 0.85);
    var known = Object.keys(found).length > 0;
    if (open || !known) addAll(begun(index, word, open).map(function (one) {
      return known ? { stem: one.stem, weight: one.weight * 0.6 } : one;
    }));
    // A word that stands only among names may itself be a slip that a writer noted there.
    if (open && Object.keys(found).length) known = true; // the rest is still to come
    if (!known || (index.known[stem] ? index.rare(stem) : !learnt.same[stem])) {
      var near = nearest(index, word);
      if (stem !== word) near = near.concat(nearest(index, stem).map(function (one) {
        return { stem: one.stem, weight: one.weight * 0.95 };
      }));
      addAll(Object.keys(found).length ? near.map(function (one) {
        return { stem: one.stem, weight: one.weight * 0.8 };
      }) : near);
    }
    return (learnt.meant[key] = Object.keys(found).map(function (one) {
      return { stem: one, weight: found[one] };
    }).sort(function (a, b) {
      return b.weight - a.weight;
    }).slice(0, MOST));
  };

  // The two words that one is, where it is none that is known, nor near one.
  search.pair = function (index, word) {
    return !knows(index, words.stem(word)) && !index.learnt.ignored[word] && !nearest(index, word).length && apart(index, word);
  };
})();
