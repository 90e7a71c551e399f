/* Keeps the whole site on the device of a reader who has tapped "Save for reading offline", and answers from there.
   carebook/publish/offline.py puts FILES before this file: each saved file by its path below the site, with its SHA-256
   as browsers write it. Such a list is one version of the site. The browser compares this file with the host's whenever
   a page is opened, and sets up the new one where a byte differs: that is how a new version comes.
   Each file is kept under its path and its digest, so versions lie side by side and never touch: one that has not arrived
   whole is never used, and one that has changed little loads little.
   Newer script than the pages use is fine here: a browser that cannot read it saves nothing, and the page says so. */
(function () {
  "use strict";
  const SCOPE = self.registration.scope;
  const STORE = "offline " + SCOPE; // many sites may live on one host: each touches its own store only
  const VERSIONS = SCOPE + "?versions"; // stands in the store once a version is there whole
  const keyOf = (name, files) => new URL(name + "?" + files[name], SCOPE).href;
  const keysOf = (files) => Object.keys(files).map((name) => keyOf(name, files));
  const has = (files, name) => Object.prototype.hasOwnProperty.call(files, name);
  // "cacheName", because opening a store would make it anew after the reader has removed it.
  const find = (key) => caches.match(key, { cacheName: STORE }).catch(() => undefined);
  const read = (name, files) => (has(files, name) ? find(keyOf(name, files)) : undefined);

  /* ---- Saving: all files or none ---- */
  async function keep(store, name) {
    // A folder's address, since some hosts send its index.html on to it. A network of caches may still hold the old file
    // beside a new list: "integrity" refuses it, "no-cache" asks past the browser's own cache.
    const found = await fetch(SCOPE + name.replace(/(^|\/)index\.html$/, "$1"), { cache: "no-cache", integrity: FILES[name] });
    const headers = new Headers(found.headers); // a host's safety headers hold for the saved page too
    ["Content-Encoding", "Content-Length", "Vary"].forEach((about) => headers.delete(about)); // true of the journey only
    // Or a browser may go on using, for minutes, the script of the version before, without asking here.
    headers.set("Cache-Control", "no-cache");
    // Made anew: an answer that came by a detour may not stand for a page.
    await store.put(keyOf(name, FILES), new Response(await found.arrayBuffer(), { headers }));
  }

  async function missing(store) {
    const kept = new Set((await store.keys()).map((request) => request.url));
    return Object.keys(FILES).filter((name) => !kept.has(keyOf(name, FILES)));
  }

  async function fill() {
    const store = await caches.open(STORE);
    const queue = await missing(store);
    const lane = async () => {
      while (queue.length) await keep(store, queue.pop());
    };
    try {
      await Promise.all([lane(), lane(), lane(), lane()]);
    } catch (error) {
      queue.length = 0; // one that failed stops the others
      // Of a first copy that failed nothing stays. Of a later one what is new does: the next try goes on from there.
      if (!(await find(VERSIONS))) await caches.delete(STORE);
      throw error;
    }
    // The version before, on taking over, may have swept while this one was being saved.
    if ((await missing(store)).length) throw new Error("not whole");
  }

  let filling = null;
  const save = () => filling || (filling = fill().finally(() => (filling = null)));

  /* ---- Taking over: from now on every page comes from this version ---- */
  // Pages that are open stay whole as well: what they ask for later still comes from the version they are of.
  // Gives [{ files, open }, …]: this version first, then each older one with the pages of it that are still open.
  async function takeOver() {
    const own = [{ files: FILES, open: [] }];
    if (!(await caches.has(STORE))) return own; // removed by the reader or by the browser
    const found = await find(VERSIONS);
    const known = found ? await found.json() : [];
    if (known.length && JSON.stringify(known[0].files) === JSON.stringify(FILES)) return known;
    const store = await caches.open(STORE);
    if ((await missing(store)).length) return own; // what was broken off is no copy
    const open = (await self.clients.matchAll()).map((page) => page.id);
    const versionOf = (page) => known.find((version) => version.open.includes(page)) || known[0];
    const older = known.map((version) => ({ files: version.files, open: open.filter((page) => versionOf(page) === version) }));
    const all = own.concat(older.filter((version) => version.open.length));
    await store.put(VERSIONS, new Response(JSON.stringify(all)));
    const wanted = new Set([VERSIONS].concat(...all.map((version) => keysOf(version.files))));
    await Promise.all((await store.keys()).filter((kept) => !wanted.has(kept.url)).map((kept) => store.delete(kept)));
    return all;
  }

  let versions = null;
  const settle = () => (versions = takeOver().catch(() => [{ files: FILES, open: [] }]));

  let isActive = true; // a worker that is woken later is
  self.addEventListener("install", (event) => {
    isActive = false;
    // Without waiting for the last page of the version before: a phone may keep its one page open for weeks.
    event.waitUntil(save().then(() => self.skipWaiting()));
  });
  self.addEventListener("activate", (event) => {
    isActive = true;
    event.waitUntil(settle());
  });
  // The reader's tap: "save", with a port for the answer.
  self.addEventListener("message", (event) => {
    if (event.data !== "save") return;
    const saved = save().then(() => (isActive ? settle() : undefined));
    event.waitUntil(saved.then(() => event.ports[0].postMessage("saved"), (error) => event.ports[0].postMessage(error.name === "QuotaExceededError" ? "full" : "lost")));
  });

  /* ---- Leaving: where this file is gone, but the site is not, the site has given up copies. An old one may not stay for good ---- */
  async function leave() {
    const ask = (address) => fetch(address, { method: "HEAD", cache: "no-store" });
    if ((await ask(self.location.href)).status !== 404 || !(await ask(SCOPE)).ok) return;
    await self.registration.unregister();
    await caches.delete(STORE);
  }
  let asked = null; // once each time the worker is woken

  /* ---- Answering: from the store, or else from the host ---- */
  const fromHost = new Set(); // pages that are not saved: what belongs to them comes from the host too
  async function page(event, name) {
    // A new version may not take over before this page can be seen among those that are open.
    event.waitUntil(self.clients.get(event.resultingClientId));
    event.waitUntil(asked || (asked = leave().catch(() => undefined)));
    event.waitUntil(versions || settle());
    const found = await read(name, FILES);
    if (found) return found;
    if (has(FILES, name + "/index.html")) return Response.redirect(SCOPE + name + "/" + new URL(event.request.url).search);
    try {
      const answer = await fetch(event.request);
      fromHost.add(event.resultingClientId);
      return answer;
    } catch (error) {
      const lost = await read("404.html", FILES);
      if (!lost) throw error;
      return new Response(lost.body, { status: 404, headers: lost.headers });
    }
  }

  async function part(event, name) {
    const all = await (versions || settle());
    const own = all.find((version) => version.open.includes(event.clientId)) || all[0];
    return (await read(name, own.files)) || fetch(event.request);
  }

  self.addEventListener("fetch", (event) => {
    const request = event.request;
    if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
    // What follows "?" or "#" makes no other page: every answer is a plain file.
    const name = request.url.slice(SCOPE.length).replace(/[?#].*$/, "").replace(/(^|\/)$/, "$1index.html");
    if (request.mode === "navigate") event.respondWith(page(event, name));
    else if (!fromHost.has(event.clientId)) event.respondWith(part(event, name));
  });
})();
