// Search, 1 of 7: words. How a text is cut into words, and how alike two words are. Stems are made by lunr.
// Plain ES5 without a module, so that it runs in browsers of 2016, from a disk, and under the site's policy.
(function () {
  "use strict";
  var search = (window.kneeSearch = {});
  var stems = Object.create(null);
  // Letters with their accents, or digits; an apostrophe of any shape is part of a word.
  var WORD = /[0-9]+|[a-z\u00c0-\u024f\u0300-\u036f'\u2018\u2019\u02bc`\u00b4]+/gi;
  var ROWS = [[], [], []];
  var VOWELS = "aeiouy";
  var HEARD = /^kn|^wr|^ps|ph|gh|mb$|ck|c[eiy]/;
  // Letters that sound alike cost half an edit.
  var ALIKE = ["ck", "cs", "sz", "kq", "gj", "td", "nm", "vf", "bp"];

  // Small letters, no accents, no apostrophes.
  function fold(text) {
    text = text.toLowerCase();
    if (text.normalize) text = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return text.replace(/['\u2018\u2019\u02bc`\u00b4]/g, "");
  }

  function stem(word) {
    return stems[word] || (stems[word] = lunr.stemmer({
      update: function (rules) {
        return rules(word);
      }
    }));
  }

  // The words of a text: [{word, start, end}].
  function cut(text) {
    var found = [];
    var match;
    WORD.lastIndex = 0;
    while ((match = WORD.exec(text))) {
      var word = fold(match[0]);
      if (word) found.push({ word: word, start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  // The words of a text alone.
  function plain(text) {
    return fold(text).match(/[0-9]+|[a-z\u00c0-\u024f]+/g) || [];
  }

  // Edits that a word of so many letters may be away from another.
  function slack(letters) {
    return letters < 4 ? 0 : letters < 6 ? 1 : letters < 8 ? 1.5 : 2;
  }

  function swap(a, b) {
    if (VOWELS.indexOf(a) >= 0 && VOWELS.indexOf(b) >= 0) return 0.5;
    return ALIKE.indexOf(a < b ? a + b : b + a) >= 0 || ALIKE.indexOf(a < b ? b + a : a + b) >= 0 ? 0.5 : 1;
  }

  // Edits from one word to another, at most `most`, else Infinity. A swap of neighbours is one edit; doubling a letter, and
  // taking one vowel for another, is half of one.
  function distance(a, b, most) {
    var before = ROWS[0];
    var last = ROWS[1];
    var now = ROWS[2];
    var i;
    var j;
    if (Math.abs(a.length - b.length) > most * 2) return Infinity;
    for (j = 0; j <= b.length; j++) last[j] = j;
    for (i = 1; i <= a.length; i++) {
      var least = i;
      now[0] = i;
      for (j = 1; j <= b.length; j++) {
        var one = a.charAt(i - 1);
        var other = b.charAt(j - 1);
        var cost = one === other ? last[j - 1] : last[j - 1] + swap(one, other);
        cost = Math.min(cost, last[j] + (i > 1 && one === a.charAt(i - 2) ? 0.5 : 1), now[j - 1] + (j > 1 && other === b.charAt(j - 2) ? 0.5 : 1));
        if (i > 1 && j > 1 && one === b.charAt(j - 2) && other === a.charAt(i - 2) && one !== other) cost = Math.min(cost, before[j - 2] + 0.75);
        now[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return Infinity;
      var spare = before;
      before = last;
      last = now;
      now = spare;
    }
    return last[b.length] <= most ? last[b.length] : Infinity;
  }

  // What a word sounds like, roughly: letters that nobody hears are left out.
  function sound(word) {
    return !HEARD.test(word) ? word : word.replace(/^kn/, "n").replace(/^wr/, "r").replace(/^ps/, "s").replace(/ph/g, "f").replace(/gh(?=t|$)/g, "").replace(/mb$/, "m").replace(/ck/g, "k").replace(/c(?=[eiy])/g, "s");
  }

  function bones(word) {
    return word.charAt(0) + word.slice(1).replace(/[aeiouy]/g, "");
  }

  function letters(word) {
    return word.split("").sort().join("");
  }

  // How far a word is from one that is known: edits, or less where both sound the same. Infinity when it is another word.
  function apart(word, sound, form, heard) {
    var most = slack(word.length);
    var far = most ? distance(word, form, most) : Infinity;
    // Of names like ACL the letters are often swapped.
    if (word.length === 3 && form.length === 3 && letters(word) === letters(form)) return 1;
    if (sound === heard) far = Math.min(far, 0.25);
    else if (most && (heard !== form || sound !== word)) far = Math.min(far, distance(sound, heard, most) + 0.25);
    if (far > 1.1 && word.length > 3 && Math.abs(word.length - form.length) < 2 && bones(sound) === bones(heard)) far = 1.1;
    if (far > 0.25 && form.charAt(0) !== word.charAt(0)) far += 0.25;
    return far <= (most ? Math.max(most, 1.1) : 0.25) ? far : Infinity;
  }

  search.words = { fold: fold, stem: stem, cut: cut, plain: plain, slack: slack, distance: distance, apart: apart, sound: sound };
})();
