// Search, 6 of 7: what is shown of a page that was found. The words that are marked, and the part of the text that has most of them.
(function () {
  "use strict";
  var search = window.kneeSearch;
  var words = search.words;

  // The stems that are marked where they stand: {stem: true}.
  search.marking = function (ways) {
    var means = Object.create(null);
    ways.forEach(function (way) {
      way.forEach(function (one) {
        if (one.ignored) return;
        for (var stem in one.means) means[stem] = true;
      });
    });
    return means;
  };

  function marks(text, means) {
    return words.cut(text).filter(function (one) {
      return means[words.stem(one.word)];
    }).map(function (one) {
      return [one.start, one.end];
    });
  }

  // What is told of a page that was found.
  search.result = function (index, page, best, means) {
    var section = index.sections[best.section];
    var id = section.heading && search.id(section);
    var url = page.address + (id ? "#" + id : "");
    var text = page.texts ? snippet(page.texts[best.section - page.first], means) : "";
    text = text || page.summary;
    return {
      page: page.number, address: page.address, title: page.title, kind: page.kind, summary: page.summary, score: best.score,
      section: id ? { id: id, heading: section.heading } : null,
      url: url, href: search.href(url), text: text,
      marks: { title: marks(page.title, means), heading: marks(section.heading, means), text: marks(text, means) }
    };
  };

  // The part of a text that holds the most words looked for: about 160 letters, from the start of a sentence where it can be.
  function snippet(text, means) {
    var found = marks(text, means);
    if (!text || text.length <= 180) return text;
    var best = 0;
    var most = -1;
    found.forEach(function (one) {
      var many = found.filter(function (other) {
        return other[0] >= one[0] && other[1] < one[0] + 140;
      }).length;
      if (many > most) {
        most = many;
        best = one[0];
      }
    });
    var start = text.lastIndexOf(". ", best) + 2;
    if (start < 2 || best - start > 90) start = start < 2 && best < 90 ? 0 : text.lastIndexOf(" ", Math.max(best - 40, 0)) + 1;
    var end = start + 170;
    if (end < text.length) end = text.lastIndexOf(" ", end);
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  // Where an address below the site's root leads, from a disk too.
  search.href = function (url) {
    return search.root + (location.protocol === "file:" ? url.replace(/(^|\/)(#|$)/, "$1index.html$2") : url);
  };
})();
