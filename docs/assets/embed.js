/* A page of this site inside another: <knee-leaflet page="causes/bakers-cyst">a link to it</knee-leaflet>
   The page stands in a frame, so no style of the other site reaches its warnings, and the two cannot be parted. Until the frame
   has said how high it is, and for good where it cannot be loaded, a link to the page stands in its place. Nothing is stored. */
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || !window.customElements || customElements.get("knee-leaflet")) return;
  var home = new URL("../", script.src).href; // the site that this file comes from
  var frames = [];
  // Of two rules that are important the one in here wins, whatever the other site says of the element or of everything.
  var css = ":host{all:initial!important;display:block!important}" +
    "p{margin:0;padding:12px;border:2px solid;background:#fff;color:#1b2422;font:18px/1.5 system-ui,sans-serif}a{color:#0f4a41}" +
    "iframe{display:block;box-sizing:border-box;width:100%;border:0}iframe:not([height]){height:1px;opacity:0}iframe[height]~p{display:none}";

  var element = function (name, values) {
    return Object.assign(document.createElement(name), values);
  };
  var dress = function (shadow) {
    try {
      // Allowed even where the other site's policy forbids styles within its pages.
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
    } catch (error) {
      shadow.appendChild(element("style", { textContent: css }));
    }
  };

  window.addEventListener("message", function (event) {
    var data = event.data;
    if (!data || data.message !== "height") return;
    frames.forEach(function (frame) {
      if (frame.contentWindow !== event.source) return;
      frame.height = Math.max(200, Math.min(20000, Math.ceil(data.value) || 0));
    });
  });

  customElements.define("knee-leaflet", class extends HTMLElement {
    connectedCallback() {
      if (this.made) return;
      this.made = true;
      var page = (this.getAttribute("page") || "").replace(/^\/|\/$/g, "");
      var known = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(page);
      var title = this.textContent.trim() || "Knee pain: warning signs and what to do";
      var shadow = this.attachShadow({ mode: "open" });
      var note = element("p");
      var frame = element("iframe", { title: title });
      dress(shadow);
      note.append(
        known ? "The page is not here yet. You can open it on its own site: " : "There is no such page. All pages are here: ",
        element("a", { href: home + (known ? page + "/" : ""), textContent: known ? title : home, target: "_blank", rel: "noopener" })
      );
      if (known) {
        frame.setAttribute("loading", "lazy");
        frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
        frame.src = home + "embed/" + page + "/";
        frames.push(frame);
        shadow.appendChild(frame);
      }
      shadow.appendChild(note);
    }
  });
})();
