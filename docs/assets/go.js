/* From a diagnosis code to its page. A health record writes its request into the address, after ? or after #, as HL7 Infobutton
   says: mainSearchCriteria.v.c is the code, .v.cs its system, .v.dn its name. What else stands there is not looked at.
   The links of the page hold the codes that lead to them. So the script can only go where a link of the page goes. */
(function () {
  "use strict";
  var MOST = 2000; // characters of a value: a longer one is no code
  var all = function (selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  };
  var systems = JSON.parse(document.querySelector("[data-systems]").getAttribute("data-systems"));
  var own = Object.prototype.hasOwnProperty;

  /* ---- What is asked for: a code, its system and its name, each as often as it stands there ---- */
  var asked = {};
  var language = "";
  var decoded = function (text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, " ")).slice(0, MOST);
    } catch (error) {
      return ""; // half a sign
    }
  };
  (location.search.slice(1) + "&" + location.hash.slice(1)).replace(/&amp;/g, "&").split(/[&;?]/).forEach(function (part) {
    var at = part.indexOf("=");
    var key = decoded(at < 0 ? "" : part.slice(0, at)).trim().toLowerCase();
    var value = decoded(part.slice(at + 1)).trim();
    var found = /^mainsearchcriteria\.v\.(c|cs|dn)(\d{0,2})$/.exec(key);
    if (key === "informationrecipient.languagecode.c") language = language || value;
    if (!found) return;
    // Several are told apart by a number at the end of the name, or by their order.
    var list = (asked[found[1] + found[2]] = asked[found[1] + found[2]] || []);
    list.push(value);
  });

  /* ---- Which page that is ---- */
  var leads = {}; // "icd10cm:M712" → link
  var exact = {};
  all("[data-codes]").forEach(function (link) {
    link.getAttribute("data-codes").split(" ").forEach(function (code) {
      leads[code.replace("!", "")] = link;
      if (/!$/.test(code)) exact[code.replace("!", "")] = true;
    });
  });
  var systemOf = function (name) {
    var folded = name.toLowerCase().replace(/[\s+_-]+/g, "").replace(/^urn:oid:/, "").replace(/\/+$/, "");
    return own.call(systems, folded) ? systems[folded] : "";
  };
  // From the code up its hierarchy: M71.21, M71.2. A code that longer ones do not belong to leads nowhere for those.
  var linkOf = function (system, text) {
    var code = text.toUpperCase().replace(/[\s.+-]+/g, "");
    if (!/^[A-Z0-9]{3,18}$/.test(code)) return null;
    for (var end = code.length; end >= 3; end--) {
      var name = system + ":" + code.slice(0, end);
      if (own.call(leads, name)) return end < code.length && own.call(exact, name) ? null : leads[name];
    }
    return null;
  };

  var say = function (name) {
    all("[data-say='" + name + "']").forEach(function (one) {
      one.hidden = false;
    });
  };
  var found = null;
  var known = [];
  Object.keys(asked).forEach(function (key) {
    var number = key.replace(/\D/g, "");
    if (key !== "c" + number) return;
    asked[key].forEach(function (code, place) {
      var system = systemOf((asked["cs" + number] || [])[place] || "");
      if (code && system) known.push(system);
      if (!found && system) found = linkOf(system, code);
    });
  });
  if (found && !/^en/i.test(language || "en")) {
    var on = document.querySelector("[data-found]");
    on.href = found.href;
    on.textContent = found.textContent;
    say("found");
  } else if (found) {
    location.replace(found.href); // without what was asked, and without a step back to it
  } else if (Object.keys(asked).length) {
    var matched = all("[data-codes]").map(function (link) {
      return link.getAttribute("data-codes");
    }).join(" ");
    var blank = known.length && known.every(function (system) {
      return matched.indexOf(system + ":") < 0;
    });
    say(blank ? "unmatched" : "unknown");
    var name = [].concat(asked.dn || [], asked.dn1 || []).filter(Boolean)[0];
    if (name && document.querySelector("[data-look]")) {
      document.querySelector("[data-look]").href += "#q=" + encodeURIComponent(name.slice(0, 200));
      say("look");
    }
  }
})();
