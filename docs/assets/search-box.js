/* Search as the reader meets it: in the panel below the header, where it is a combobox whose list leads to pages, and on the
   page Search, where the results are links. What finds them is search.js (carebook/search/), which is loaded from here.
   In the panel the pattern is the combobox of the ARIA Authoring Practices with a list that is never forced on the reader:
   arrow keys go through it, Enter opens what is marked, or else the page Search with all results. */
(function () {
  "use strict";
  var here = document.currentScript.src;
  var root = new URL("..", here).href;
  var panel = document.getElementById("search");
  var page = document.querySelector("[data-search-page]");
  var isPage = !!page;
  var WAIT = 120; // milliseconds without a key before the search begins
  var TOLD = 700; // and before the number of results is told: a screen reader would be interrupted by each letter

  var make = function (tag, attributes, content) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      made.setAttribute(name, attributes[name]);
    });
    [].concat(content === undefined ? [] : content).forEach(function (part) {
      made.appendChild(typeof part === "string" ? document.createTextNode(part) : part);
    });
    return made;
  };
  // A text with the words that were looked for in <mark>. No text is ever read as HTML.
  var marked = function (text, ranges) {
    var parts = [];
    var last = 0;
    ranges.forEach(function (range) {
      parts.push(text.slice(last, range[0]), make("mark", {}, text.slice(range[0], range[1])));
      last = range[1];
    });
    return parts.concat(text.slice(last)).filter(Boolean);
  };
  // Pages lie in folders; from a disk each needs its file.
  var addressOf = function (url) {
    var parts = url.split("#");
    return root + parts[0] + (location.protocol === "file:" ? "index.html" : "") + (parts[1] ? "#" + parts[1] : "");
  };

  /* ---- What stands in the box ---- */
  var input = make("input", { type: "search", id: "search-words", name: "q", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "200" });
  var form = make("form", { role: "search", class: "search-form", "aria-label": "This site", action: root + "search/" }, [
    make("label", { for: "search-words" }, "Search this site"),
    make("div", { class: "search-field" }, [input, make("button", { type: "submit" }, "Search")])
  ]);
  var status = make("p", { role: "status", class: "found" });
  var flags = make("div", { class: "search-flags" });
  var list = isPage ? document.getElementById("search-results") : make("ul", { role: "listbox", id: "search-list", "aria-label": "Results", class: "results", hidden: "" });
  var after = make("div", { class: "search-after" });
  var flagged = "";
  var chosen = -1;
  if (!isPage) {
    ["role:combobox", "aria-expanded:false", "aria-controls:search-list", "aria-autocomplete:list"].forEach(function (pair) {
      input.setAttribute(pair.split(":")[0], pair.split(":")[1]);
    });
  }

  var expand = function (isOpen) {
    if (isPage) return;
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    choose(-1);
  };
  var choose = function (place) {
    var options = list.children;
    if (chosen >= 0 && options[chosen]) options[chosen].setAttribute("aria-selected", "false");
    chosen = place;
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    options[place].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", options[place].id);
    options[place].scrollIntoView({ block: "nearest" });
  };

  /* ---- Showing what was found ---- */
  // Written out: a page keeps only the styles whose names stand in its scripts.
  var LEVELS = { emergency: "warning emergency", "same-day": "warning same-day", appointment: "warning appointment" };
  var warning = function (one) {
    return make("section", { class: LEVELS[one.level] }, [
      make("p", {}, [make("strong", { class: "level" }, one.label), make("strong", { class: "action" }, one.action)]),
      make("p", {}, one.text)
    ]);
  };
  var result = function (one, number) {
    var words = [make("span", { class: "result-title" }, marked(one.title, one.marks.title))];
    if (one.section) words.push(make("span", { class: "result-section" }, marked(one.section.heading, one.marks.heading)));
    words.push(make("span", { class: "result-text" }, [make("span", { class: "kind" }, one.kind + ". ")].concat(marked(one.text, one.marks.text))));
    var address = addressOf(one.url);
    if (isPage) return make("li", {}, make("a", { href: address }, words));
    var option = make("li", { role: "option", id: "search-result-" + number, "aria-selected": "false", "data-address": address }, words);
    option.addEventListener("click", function () {
      location.href = address;
    });
    // A press on an option leaves the focus in the field.
    option.addEventListener("mousedown", function (event) {
      event.preventDefault();
    });
    return option;
  };
  var told = 0;
  var tell = function (words) {
    clearTimeout(told);
    told = setTimeout(function () {
      if (status.textContent !== words) status.textContent = words;
    }, TOLD);
  };
  var link = function (url, words) {
    return make("a", { href: addressOf(url) }, words);
  };
  var pageFor = function (query) {
    return addressOf("search/") + "#q=" + encodeURIComponent(query); // after "#", so that the host never sees what was typed
  };
  var nothing = function (nearest) {
    return [
      make("p", {}, "Sorry, no page has these words. Try fewer words, or other ones, or go on from here:"),
      make("ul", { class: "rows" }, nearest.map(function (one) {
        return link(one.address, one.title);
      }).concat(link("a-z/", "All pages from A to Z"), link("get-help/", "When to get help")).map(function (one) {
        return make("li", {}, one);
      }))
    ];
  };
  var fill = function (node, parts) {
    while (node.firstChild) node.removeChild(node.firstChild);
    parts.forEach(function (part) {
      node.appendChild(part);
    });
  };
  var show = function (query) {
    var asked = query.trim();
    var found = asked ? kneeSearch.find(query, isPage ? 30 : 6) : { warnings: [], results: [], nearest: [], count: 0 };
    var shown = found.results.length;
    var names = found.warnings.map(function (one) {
      return one.id;
    }).join();
    // A warning that stands there already stays: who reads it is not thrown out when lines of text come.
    if (names !== flagged) fill(flags, found.warnings.map(warning).concat(names ? make("p", {}, link("get-help/", "All warning signs, and when to get help")) : []));
    flagged = names;
    fill(list, found.results.map(result));
    expand(shown > 0);
    if (asked && !shown) fill(after, nothing(found.nearest));
    else fill(after, !isPage && found.count > shown ? [make("p", {}, make("a", { href: pageFor(asked) }, "Show all " + found.count + " pages"))] : []);
    tell(!asked ? "" : !shown ? "Nothing found for “" + asked + "”" : (found.partial ? "No page has all these words. " : "") + (found.count === 1 ? "1 page found" : found.count + " pages found") + (found.partial ? " with some of them" : ""));
    return found;
  };

  /* ---- Loading, and what the reader does ---- */
  var ready = false;
  var waiting = 0;
  var seek = function () {
    clearTimeout(waiting);
    if (!ready) return;
    var query = input.value;
    var found = show(query);
    if (isPage) history.replaceState(null, "", location.pathname + (query.trim() ? "#q=" + encodeURIComponent(query.trim()) : ""));
    // The lines of text come a moment later, and only for pages that are shown.
    kneeSearch.texts(found.results, function () {
      if (input.value === query && chosen < 0) show(query);
    });
  };
  var failed = function () {
    tell("");
    fill(after, [make("p", {}, "Search could not be loaded. Check your internet, or go on from here:"), make("ul", { class: "rows" }, [make("li", {}, link("a-z/", "All pages from A to Z")), make("li", {}, link("get-help/", "When to get help"))])]);
  };
  var load = function () {
    var engine = document.createElement("script");
    engine.src = root + "assets/search.js";
    engine.onerror = failed;
    engine.onload = function () {
      kneeSearch.load("index", function (isThere) {
        if (!isThere) return failed();
        ready = true;
        seek();
        kneeSearch.load("text", seek);
      });
    };
    document.body.appendChild(engine);
  };

  input.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(seek, WAIT);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!isPage) location.href = pageFor(input.value.trim());
    else {
      seek();
      input.blur(); // the keyboard of a phone would cover the results
    }
  });
  input.addEventListener("keydown", function (event) {
    var last = list.children.length - 1;
    if (isPage || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" && last >= 0) choose(chosen < last ? chosen + 1 : 0);
    else if (event.key === "ArrowUp" && last >= 0) choose(chosen > 0 ? chosen - 1 : last);
    else if (event.key === "Enter" && chosen >= 0) location.href = list.children[chosen].getAttribute("data-address");
    else if (event.key === "Escape" && input.value) {
      // The first press empties the field, the next one shuts the panel (site.js).
      input.value = "";
      seek();
    } else return;
    event.preventDefault();
  });

  window.kneeSearchBox = {
    focus: function () {
      input.focus();
    }
  };
  var start = function () {
    fill(page || panel, [form, status, flags, list, after]);
    if (!isPage) input.focus();
    load();
  };
  if (isPage) {
    // A link to this page carries the words after "#" or "?", with "+" or "%20" between them.
    var given = /[?&#]q=([^&]*)/.exec(location.search + location.hash);
    try {
      input.value = given ? decodeURIComponent(given[1].replace(/\+/g, " ")).slice(0, 200) : "";
    } catch (error) {
      input.value = ""; // no address of ours looks like that
    }
    start();
  } else {
    var sheet = make("link", { rel: "stylesheet", href: root + "assets/search.css" });
    sheet.onload = sheet.onerror = start;
    document.head.appendChild(sheet);
  }
})();
