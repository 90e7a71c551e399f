/* The page "Read without internet": saving a copy, and removing it. What is saved, and how, is in sw.js (carebook/publish/worker.js).
   Until the reader taps, nothing is stored and no worker is set up. All words stand in the page. */
(function () {
  "use strict";
  var block = document.querySelector("[data-offline]");
  var worker = new URL("../sw.js", document.currentScript.src).href;
  var scope = new URL(".", worker).href;
  var store = "offline " + scope; // the worker's names for it, and for the list that stands there when all has arrived
  var list = scope + "?versions";
  var status = block.querySelector("[data-status]");
  var saver = block.querySelector("[data-save]");
  var remover = block.querySelector("[data-remove]");
  var busy = "aria-disabled"; // a button that is disabled for good would lose the focus

  var say = function (name) {
    status.textContent = block.querySelector("[data-say=" + name + "]").textContent;
  };
  var show = function (name) {
    var hadFocus = block.contains(document.activeElement);
    Array.prototype.forEach.call(block.querySelectorAll("[data-when]"), function (part) {
      part.hidden = part.getAttribute("data-when") !== name;
    });
    saver.removeAttribute(busy);
    // The button that had the focus has gone: without this the focus would fall back to the top of the page.
    if (hadFocus) (name === "kept" ? remover : saver).focus();
  };
  var own = function () {
    return navigator.serviceWorker.getRegistration(scope).then(function (found) {
      return found && found.scope === scope && found;
    });
  };
  var refresh = function () {
    if (saver.hasAttribute(busy)) return;
    Promise.all([own(), caches.match(list, { cacheName: store })]).then(function (found) {
      show(found[0] && found[0].active && found[1] ? "kept" : "open");
    }, function () {
      show("barred"); // storage is forbidden here
    });
  };

  var fail = function (why) {
    if (!saver.hasAttribute(busy)) return;
    show("open");
    say(why);
  };
  var save = function () {
    if (saver.hasAttribute(busy)) return;
    saver.setAttribute(busy, "true");
    say("busy");
    navigator.serviceWorker.register(worker, { updateViaCache: "none" }).then(function (found) {
      // One that was there already may be of an older version than the host's files.
      return Promise.resolve(found.active && found.update()).then(function () {
        return found.installing || found.waiting || found.active;
      });
    }).then(function (chosen) {
      var channel = new MessageChannel();
      channel.port1.onmessage = function (event) {
        if (event.data !== "saved") return fail(event.data);
        navigator.serviceWorker.ready.then(function () {
          show("kept");
          say("done");
        });
      };
      chosen.addEventListener("statechange", function () {
        if (chosen.state === "redundant") setTimeout(fail, 500, "lost"); // why it failed may still be on its way
      });
      chosen.postMessage("save", [channel.port2]);
    }).then(null, function () {
      fail(navigator.onLine === false ? "lost" : "refused");
    });
  };
  var remove = function () {
    own().then(function (found) {
      return found && found.unregister();
    }).then(function () {
      return caches.delete(store);
    }).then(function () {
      show("open");
      say("gone");
    }, function () {
      say("stuck");
    });
  };

  try {
    // In a frame a copy would be for that frame only, and a sandbox refuses even the question.
    if (location.protocol === "file:") show("disk");
    else if (window.top !== window) show("framed");
    else if (navigator.serviceWorker && window.caches) {
      saver.onclick = save;
      remover.onclick = remove;
      refresh();
      // Also when the reader comes back to a page that the browser had kept as it was.
      window.addEventListener("pageshow", refresh);
    }
  } catch (error) {
    show("barred");
  }
})();
