// Without script and without styles.
const words = () => texts().map((text) => text.data.replace(/\s+/g, " ").trim());
// The words of the page that are seen, in order: they are the same with and without script. Save those of buttons, and of
// the block that saves the site and of the filter of exercises: what these can do, and say, is script alone (test_offline.py, test_exercises.py).
probes.words = () => texts(document.querySelector("main")).filter((text) => !text.parentElement.closest("button, [data-search-page], [data-offline], [data-filter], [data-plan], [data-chooser]")).map((text) => text.data.replace(/\s+/g, " ").trim());
probes.no_script = () => {
  const faults = all("button, input, select").filter((node) => shown(node)).map((node) => `${named(node)} is seen but can do nothing without script`);
  const menu = all("header a[href^='#']").filter(shown)[0];
  const list = menu && document.querySelector(menu.getAttribute("href"));
  if (!menu) faults.push("no link in the header leads to the list of pages");
  else if (!list || !shown(list) || list.querySelectorAll("a[href]").length < 4) faults.push(`${named(menu)} does not lead to a list of pages`);
  for (const node of all("main details:not([open])")) faults.push(`${named(node)} is shut`);
  return faults;
};
// This one takes the styles away, for good.
probes.no_styles = () => {
  const before = words();
  for (const sheet of [...document.styleSheets]) sheet.disabled = true;
  document.adoptedStyleSheets = [];
  for (const node of all("[style]")) node.removeAttribute("style");
  const after = words();
  const faults = [];
  let place = 0;
  for (const one of before) {
    const found = after.indexOf(one, place);
    if (found < 0) faults.push(`“${one.slice(0, 40)}” is gone, or stands elsewhere`);
    else place = found + 1;
  }
  for (const icon of all("svg.icon, svg.mark").filter(shown)) {
    if (Math.max(icon.clientWidth, icon.clientHeight) > 160) faults.push(`${named(icon.parentElement)}: its icon is ${icon.clientWidth} × ${icon.clientHeight} without styles`);
  }
  if (!all("a[href]")[0]?.matches(".skip")) faults.push("the skip link is not the first link");
  for (const target of all(".skip")) if (!document.querySelector(target.getAttribute("href"))?.matches("main")) faults.push("the skip link does not lead to the main content");
  const main = document.querySelector("main");
  const first = main.querySelector(".warning");
  const section = [...main.querySelectorAll(".section")].find((node) => !node.contains(first) && !node.querySelector(".paper-warnings"));
  // An exercise has its stop rule first, and its boxes at the end: see tests/survival.py.
  if (first && section && !main.querySelector(".check-first") && section.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) faults.push(`${named(first)} stands after ${named(section)}`);
  return [...faults, ...probes.order()];
};
