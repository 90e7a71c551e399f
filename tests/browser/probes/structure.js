// Landmarks, headings, pictures' names, and what claims to be a control.
probes.structure = () => {
  const faults = [];
  const top = (selector) => all(selector).filter((node) => shown(node) && (node.localName === "main" || !node.parentElement.closest("article, aside, main, nav, section")));
  for (const [selector, role] of [["header, [role=banner]", "banner"], ["main, [role=main]", "main"], ["footer, [role=contentinfo]", "contentinfo"]]) {
    if (top(selector).length !== 1) faults.push(`the page has ${top(selector).length} ${role} landmarks, not one`);
  }
  const label = (node) => node.getAttribute("aria-label") || (node.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id)?.textContent.trim()).join(" ").trim();
  const names = all("nav, [role=navigation], [role=search], aside").map((node) => [node.localName, label(node), node]);
  for (const [place, [tag, name, node]] of names.entries()) {
    if (!name) faults.push(`${named(node)} has no name`);
    if (names.slice(0, place).some((other) => other[0] === tag && other[1] === name)) faults.push(`two landmarks are called “${name}”`);
  }
  for (const text of texts()) {
    if (!text.parentElement.closest("header, nav, main, footer, .skip")) faults.push(`“${text.data.trim().slice(0, 40)}” stands outside every landmark`);
  }

  const heads = all("h1, h2, h3, h4, h5, h6").filter((node) => node.checkVisibility() && node.closest("main"));
  if (all("h1").length !== 1) faults.push(`the page has ${all("h1").length} h1, not one`);
  heads.forEach((head, place) => {
    const before = place ? Number(heads[place - 1].localName[1]) : 0;
    if (Number(head.localName[1]) > before + 1) faults.push(`${named(head)} comes after an h${before}: a level is skipped`);
    if (!head.textContent.trim()) faults.push(`${named(head)} is empty`);
  });
  for (const warning of all(".warning")) {
    const head = warning.querySelector("h2, h3, h4");
    if (!head || warning.firstElementChild !== head) faults.push(`${named(warning)} does not begin with its heading`);
    else if (warning.getAttribute("aria-labelledby") !== head.id) faults.push(`${named(warning)} is named by another heading than its own`);
  }

  for (const picture of all("svg")) {
    if (picture.closest("[aria-hidden=true]")) continue;
    const described = picture.getAttribute("aria-label") || picture.getAttribute("aria-labelledby") || picture.querySelector(":scope > title")?.textContent.trim();
    // A picture with links in it is a group: its links would be swallowed by role=img.
    if (!/^(img|group)$/.test(picture.getAttribute("role"))) faults.push(`${named(picture)} is neither a picture with a role nor hidden as decoration`);
    else if (!described) faults.push(`${named(picture)} has no name`);
    else if (!picture.querySelector("desc") && !picture.getAttribute("aria-describedby") && !picture.closest("figure")?.querySelector("figcaption, .legend")) faults.push(`${named(picture)} has no description`);
  }
  for (const image of all("img:not([alt])")) faults.push(`${named(image)} has no alt text`);

  const pressed = window.listened || new Set();
  for (const node of all("*")) {
    const real = node.matches("button, a[href], input, select, textarea, summary, label");
    if (!real && (pressed.has(node) || node.hasAttribute("onclick") || node.matches("[role=button], [role=link]"))) faults.push(`${named(node)} acts like a control but is no button and no link`);
    if (node.tabIndex > 0) faults.push(`${named(node)} has a positive tabindex`);
    if (node.hasAttribute("aria-expanded") && !node.matches("button, summary, input[role=combobox]")) faults.push(`${named(node)} says it opens something but is no button`);
    for (const id of (node.getAttribute("aria-controls") || "").split(/\s+/).filter(Boolean)) {
      if (!document.getElementById(id)) faults.push(`${named(node)} controls #${id}, which is not there`);
    }
    if (node.matches("a[href]") && node.getAttribute("href") === "#") faults.push(`${named(node)} leads nowhere`);
  }
  return faults;
};
