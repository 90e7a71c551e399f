"""From a diagnosis code to a page: what a health record asks for, answered without a server.

``/go/``                             reads a request as HL7 Infobutton writes it into an address, and goes to the page
``/code/icd10cm/M71.2/``             the same for one code, without script
``/api/v1/code/icd10cm/M71.2.json``  the same as data, in the shape of MedlinePlus Connect's JSON

Request: HL7 Version 3 Implementation Guide: URL-Based Implementations of the Context-Aware Knowledge Retrieval (Infobutton)
Domain, Release 4 (2012). Answer: https://medlineplus.gov/medlineplus-connect/web-service/ .
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

from carebook.blocks.codes import title_of
from carebook.html import Element, curled, element, items
from carebook.library import Library, Page
from carebook.model import Level, Warning
from carebook.model.codes import CodeSystem, folded
from carebook.publish import plain
from carebook.search.records import address_of
from carebook.sheet import review

GO = "go/"
PAGES = "code"
DATA = "api/v1/code"


def write(library: Library, site: Path) -> None:
    """Write all of it into a built site that is not finished yet: nothing where there are no codes, and no data where the site does not know its address."""
    if not library.codes.systems:
        return
    _go(library, site)
    for key, system in library.codes.systems.items():
        for code, target in system.codes.items():
            plain.lead_on(library, site, f"{PAGES}/{key}/{code}/", target)
            if library.config.url:
                file = site / DATA / key / f"{code}.json"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(json.dumps(answer(library, system, code, target), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _go(library: Library, site: Path) -> None:
    """Write the page that reads requests. Its links hold the codes that lead to them, so it can lead nowhere else."""
    systems = library.codes.systems
    known = {name: key for key, system in systems.items() for name in map(folded, system.names)}
    led: dict[str, list[str]] = {}
    for key, system in systems.items():
        for code, target in system.codes.items():
            only = "" if system.climbs_to(code) else "!"
            led.setdefault(target, []).append(f"{key}:{code.replace('.', '')}{only}")
    place = {path: number for number, path in enumerate(library.pages)}
    links = [
        element("a", title_of(library, target), href=plain.way(GO, target), data_codes=" ".join(codes))
        for target, codes in sorted(led.items(), key=lambda item: place[item[0].partition("#")[0]])
    ]
    more = [path for path in ("which-is-it-like.md", "causes/index.md", "treatments/index.md", "exercises/index.md", "a-z.md") if path in library.pages]
    links += [element("a", library.pages[path].title, href=plain.way(GO, path)) for path in more]
    said = element(
        "div",
        _say("unknown", element("strong", "This site has no page for the diagnosis code that led you here."), " It is about pain behind the knee."),
        _say("unmatched", element("strong", "This site cannot read the kind of diagnosis code that led you here.")),
        _say("found", element("strong", "This page is in English only: "), element("a", "", href="./", data_found="")),
        element("p", "Choose the page that fits, or ask your clinic which one to read."),
        items("ul", list(links), cls="links"),
        *([_say("look", element("a", "Search this site for the name that came with the code", href=plain.way(GO, "search.md"), data_look=""))] if "search.md" in library.pages else []),
        cls="section", data_systems=json.dumps(known, ensure_ascii=False, separators=(",", ":")),
    )
    plain.write(library, site, GO, "Choose a page", said, head=(plain.NOINDEX,), script="go.js")


def _say(name: str, *content: Element | str) -> Element:
    return element("p", *content, data_say=name, hidden="")


def answer(library: Library, system: CodeSystem, code: str, target: str) -> dict[str, object]:
    """Give the answer to a request for one code, as MedlinePlus Connect gives its own: a feed with entries, text under ``_value``."""
    config, page = library.config, library.pages[target.partition("#")[0]]
    updated = {"_value": f"{page.facts.checked.isoformat()}T00:00:00Z"}
    address = address_of(page.path)
    anchor = target.removeprefix(page.path)
    title = curled(title_of(library, target))
    name = f"tag:{urlsplit(config.url).hostname},{page.facts.checked.isoformat()}:"
    asked = (("mainSearchCriteria.v.c", code), ("mainSearchCriteria.v.cs", system.oid), ("mainSearchCriteria.v.dn", ""), ("informationRecipient.languageCode.c", "en"))
    return {
        "feed": {
            "xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "base": config.url,
            "lang": "en",
            "title": _text(config.name),
            "subtitle": _text(f"{config.name}: page for {system.name} {code}"),
            "author": {"name": {"_value": config.name}, "uri": {"_value": config.url}},
            "updated": updated,
            "category": [{"scheme": scheme, "term": term} for scheme, term in asked],
            "id": {"_value": f"{name}/{DATA}/{system.oid}/{code}"},
            "entry": [
                {
                    "lang": "en",
                    "title": _text(title),
                    "link": [{"title": title, "rel": "alternate", "type": "html", "href": f"{config.url}{address}{anchor}"}],
                    "id": {"_value": f"{name}/{address}{anchor}"},
                    "updated": updated,
                    "summary": {"_value": curled(_summary(library, page)), "type": "html"},
                }
            ],
        }
    }


def _warning(one: Warning) -> str:
    return f"{one.trigger.replace('**', '')}. {one.note}".strip()


def _text(value: str) -> dict[str, str]:
    return {"_value": value, "type": "text"}


def _summary(library: Library, page: Page) -> str:
    """Give what the page is about as HTML: its warnings first and whole, then its summary, other names, review and licence."""
    parts = []
    for level in Level:
        if found := [library.warnings[name] for name in page.facts.warnings if library.warnings[name].level is level]:
            parts += [element("p", element("strong", f"{level.label}. "), level.action), items("ul", [_warning(one) for one in found])]
    other = getattr(page.facts, "other_names", ())
    parts.append(element("p", page.facts.summary.replace("**", "")))
    if other:
        parts.append(element("p", f"Also called {', '.join(other)}."))
    parts.append(element("p", f"{review(page.facts)} From {library.config.name}, free to reuse under CC BY 4.0."))
    return plain.html(*parts)
