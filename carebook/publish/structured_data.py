"""What each page is about, for search engines and assistants: schema.org in JSON-LD, inside the page.

Every name, date and sentence in it is read from the built page, so it can say nothing that readers do not see. Only codes of
diagnoses, which programs alone read, come from docs/codes.yml. It stands at the end of the first section: near enough to the
words it repeats for the page to stay light (gzip looks back 32 KB), and after the warnings.
Terms: https://schema.org/docs/health-lifesci.home.html; tests/site/schema-org.yml holds those used.
"""

from __future__ import annotations

import json
import re
from typing import Any

from bs4 import Tag

from carebook.article import Article
from carebook.library import Library
from carebook.model import Cause, CauseGroup, Exercise, Treatment
from carebook.publish.data.pages import title_of
from carebook.publish.data.words import text_of
from carebook.structure import OTHER_FOLDERS

KIND = "application/ld+json"
NOT_HEALTH = (*OTHER_FOLDERS, "sheets")
"""Folders whose pages are about the site or for paper: web pages, not medical ones."""
Node = dict[str, Any]


def with_data(html: str, data: Node) -> str:
    """Put data into a page: at the end of its first section after the warnings, or of its ``main`` where it has none."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    start = max(html.find('<section class="section'), html.index("<main"))
    end = _end_of_section(html, start) if html.startswith("<section", start) else html.index("</main>")
    return f'{html[:end]}<script type="{KIND}">{text}</script>{html[end:]}'


def _end_of_section(html: str, start: int) -> int:
    """Find where the section that starts there ends; sections may stand in it."""
    depth = 0
    for tag in re.compile(r"<(/?)section\b").finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    raise ValueError("a section has no end")


def structured(library: Library, article: Article) -> Node:
    """Give what a page is about, as schema.org has it."""
    page, facts = article.page, article.page.facts
    data: Node = {
        "@context": "https://schema.org", "@type": "WebPage" if page.folder in NOT_HEALTH else "MedicalWebPage",
        "name": title_of(article), "dateModified": facts.checked.isoformat(),
    }
    if by := facts.reviewer:
        data["lastReviewed"] = by.date.isoformat()
        data["reviewedBy"] = {"@type": "Person", "name": by.name, "jobTitle": by.role, "worksFor": {"@type": "Organization", "name": by.organisation}}
    about = _about(library, article)
    return {**data, "about": about} if about else data


def _about(library: Library, article: Article) -> Node | list[Node] | None:
    facts, main, name = article.page.facts, article.main, title_of(article)
    if isinstance(facts, Cause):
        return _condition(library, article)
    if isinstance(facts, CauseGroup):
        return [
            {"@type": "MedicalCondition", "name": text_of(heading), **_coded(library, f"{article.page.path}#{one.id}")} for one in facts.causes for heading in main.select(f"#{one.id}")
        ]
    if isinstance(facts, Treatment):
        # What is mostly done with the body is physical therapy; what a page compares with drugs and surgery is therapy of any kind.
        return {"@type": "PhysicalTherapy", "name": name, **_also(facts.other_names)}
    if isinstance(facts, Exercise):
        return {
            "@type": ["ExercisePlan", "HowTo"], "name": name, **_also(facts.other_names),
            "additionalVariable": [f"{text_of(one.dt)}: {text_of(one.dd)}" for one in main.select(".opening .amount") if one.dt and one.dd],
            "step": [{"@type": "HowToStep", "text": text_of(step)} for step in main.select("ol.steps > li")],
        }
    return None


def _condition(library: Library, article: Article) -> Node:
    main, facts = article.main, article.page.facts
    found: Node = {"@type": "MedicalCondition", "name": title_of(article), **_also(getattr(facts, "other_names", ())), **_coded(library, article.page.path)}
    if signs := [_first(one) for one in main.select(".fits li")]:
        found["signOrSymptom"] = [{"@type": "MedicalSymptom", "name": sign} for sign in signs]
    if others := list(dict.fromkeys(text_of(one) for one in main.select(".does-not-fit a:not(.word)") if _leads_to_cause(library, article, one))):
        found["differentialDiagnosis"] = [{"@type": "DDxElement", "diagnosis": {"@type": "MedicalCondition", "name": other}} for other in others]
    heading = main.select_one("#treatments-compared")
    table = heading.find_next("table") if heading else None
    # The first row is doing nothing, which is no treatment.
    if rows := table.select("tbody th")[1:] if table else []:
        found["possibleTreatment"] = [{"@type": "MedicalTherapy", "name": text_of(row)} for row in rows]
    return found


def _coded(library: Library, target: str) -> Node:
    """Give the codes of what a page, or a section of it, is about."""
    found = [
        {"@type": "MedicalCode", "codeValue": code, "codingSystem": system.name}
        for system in library.codes.systems.values() for code in system.leading_to(target) if code not in system.beside
    ]
    return {"code": found} if found else {}


def _also(names: tuple[str, ...]) -> Node:
    return {"alternateName": list(names)} if names else {}


def _first(item: Tag) -> str:
    """Give the first sentence of an item: the sign, without what to do about it."""
    return re.split(r"(?<=[.!?])\s", text_of(item), maxsplit=1)[0].removesuffix(".")


def _leads_to_cause(library: Library, article: Article, link: Tag) -> bool:
    found = re.fullmatch(r"\.\./([\w-]+)/", str(link.get("href")))
    page = library.pages.get(f"causes/{found[1]}.md") if found and article.page.folder == "causes" else None
    return page is not None and isinstance(page.facts, Cause)
