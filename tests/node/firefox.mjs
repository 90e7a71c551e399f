// Looks at pages in Firefox and says what it saw. It judges nothing: tests/browser/test_firefox.py does.
//
// In, on stdin:   {"firefox": path of the browser, "address": of the site, "pages": [what follows it], "some": [a few of these]}
// Out, on stdout: {"version": …, "pages": {page: what was seen, …}, "dark": {…}, "plain": {…}}
//
// "dark" are some pages on a device that asks for dark colours and less motion, "plain" the same without script. WebDriver BiDi
// cannot ask for either while Firefox runs, its settings can: so each is a Firefox of its own.

import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

const { firefox, address, pages, some } = JSON.parse(await text(process.stdin));
const PHONE = { width: 360, height: 740 };
const WIDTHS = [320, 360, 1280];

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Starts a Firefox with these settings, runs the work with a tab of it, and closes it. */
async function within(settings, work) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, protocol: "webDriverBiDi", extraPrefsFirefox: settings });
  try {
    const tab = await browser.newPage();
    await tab.setViewport(PHONE);
    return [await work(tab), await browser.version()];
  } finally {
    await browser.close();
  }
}

/** What can be seen of a page without touching it. Runs inside the page. */
function look() {
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  return {
    ground: getComputedStyle(document.body).backgroundColor,
    calm: matchMedia("(prefers-reduced-motion: reduce)").matches,
    headings: all("main :is(h1, h2, h3, h4, h5, h6)").map((head) => [Number(head.localName[1]), head.textContent.trim()]),
    warning: all(".warning").map((box) => box.getBoundingClientRect().top)[0] ?? null,
    buttons: all("button").map((button) => button.innerText.trim()),
    menuLink: all("[data-menu-link]").length,
    play: all("[data-play]").length,
    print: all("[data-print]").length,
    tables: { table: all("main table").length, rowheader: all("main tbody th").length, cell: all("main td").length },
    pictures: all("main svg:not(button svg)").map((svg) => {
      const box = svg.getBoundingClientRect();
      const drawn = svg.getBBox();
      const words = [...svg.querySelectorAll("text")].map((label) => [label.textContent.trim(), label.getBBox().width]);
      return { box: [box.width, box.height], drawn: [drawn.width, drawn.height], words, name: svg.querySelector("title")?.textContent ?? "" };
    }),
  };
}

/** Tab, once, from the top of a page: what has the focus, whether it can be seen, and where Enter leads. */
async function skip(tab) {
  await tab.keyboard.press("Tab");
  const [first, place] = await tab.evaluate(() => [document.activeElement.textContent, document.activeElement.getBoundingClientRect().toJSON()]);
  await tab.keyboard.press("Enter");
  return { first, place, then: await tab.evaluate(() => [location.hash, document.activeElement.id]) };
}

/** The menu by keyboard alone: before, after Enter, after Tab into it, after Escape. */
async function menu(tab) {
  const state = () => tab.evaluate(() => ({
    open: document.querySelector("[data-menu]").ariaExpanded,
    links: [...document.querySelectorAll("#menu a")].filter((link) => link.checkVisibility()).length,
    focus: document.activeElement.closest("[data-menu], #menu")?.localName,
  }));
  await tab.focus("[data-menu]");
  const states = [await state()];
  for (const key of ["Enter", "Tab", "Escape"]) {
    await tab.keyboard.press(key);
    states.push(await state());
  }
  return states;
}

/** The ground before the colour button is pressed, after it, after a reload, and after it is pressed again; and what is kept then. */
async function colours(tab) {
  const ground = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const press = () => tab.evaluate(() => document.querySelector("[data-colour]").click());
  const seen = [await ground()];
  await press();
  seen.push(await ground());
  await tab.reload();
  seen.push(await ground());
  await press();
  seen.push(await ground());
  return { grounds: seen, kept: await tab.evaluate(() => localStorage.length) };
}

/** Where the moving person is: twice before play, twice while it plays, at pause and after it. */
async function movement(tab) {
  const place = () => tab.evaluate(() => document.querySelector("[data-moves] [data-m]").getAttribute("transform"));
  const press = () => tab.evaluate(() => document.querySelector("[data-play]").click());
  const seen = [await place()];
  await pause(120);
  seen.push(await place());
  await press();
  for (let i = 0; i < 2; i++) {
    await pause(120);
    seen.push(await place());
  }
  await press();
  seen.push(await place());
  await pause(60);
  seen.push(await place());
  return seen;
}

/** How many points each page is too wide, at each width. */
async function sideways(tab) {
  const over = {};
  for (const width of WIDTHS) {
    await tab.setViewport({ width, height: PHONE.height });
    over[width] = await tab.evaluate(() => [innerWidth, document.documentElement.scrollWidth - document.documentElement.clientWidth]);
  }
  await tab.setViewport(PHONE);
  return over;
}

const [seen, version] = await within({}, async (tab) => {
  const found = {};
  let faults = [];
  tab.on("console", (message) => faults.push(message.text()));
  tab.on("pageerror", (error) => faults.push(String(error)));
  tab.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
  tab.on("response", (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));
  tab.on("request", (request) => /^data:/.test(request.url()) || request.url().startsWith(address) || faults.push(`another site: ${request.url()}`));
  for (const page of pages) {
    faults = [];
    await tab.goto(address + page);
    const one = (found[page] = { ...await tab.evaluate(look), faults });
    one.skip = await skip(tab);
    one.menu = await menu(tab);
    one.colours = await colours(tab);
    one.movement = one.play ? await movement(tab) : null;
    one.sideways = await sideways(tab);
  }
  // Last, since Firefox is slower once it has been asked what a screen reader is told.
  for (const page of some) {
    await tab.goto(address + page);
    found[page].heard = Object.fromEntries(await Promise.all(["table", "rowheader", "cell"].map(async (role) => [role, (await tab.$$(`aria/[role="${role}"]`)).length])));
  }
  return found;
});

async function others(settings) {
  const [found] = await within(settings, async (tab) => {
    const found = {};
    for (const page of some) {
      await tab.goto(address + page);
      found[page] = await tab.evaluate(look);
    }
    return found;
  });
  return found;
}

const dark = await others({ "layout.css.prefers-color-scheme.content-override": 0, "ui.prefersReducedMotion": 1 });
const plain = await others({ "javascript.enabled": false });
console.log(JSON.stringify({ version, pages: seen, dark, plain }));
