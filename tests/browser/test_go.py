"""Requests of health records, as MedlinePlus Connect takes them and the HL7 URL guide writes them: each leads to its page, and nowhere else.

The shapes are those of the guide (URL-Based Implementations of the Context-Aware Knowledge Retrieval (Infobutton) Domain,
Release 4, 2012) and of https://medlineplus.gov/medlineplus-connect/web-service/ .
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Route, TimeoutError

from tests.browser.test_address import PIECES
from tests.conftest import SITE_URL

CM, WHO, SNOMED = "2.16.840.1.113883.6.90", "2.16.840.1.113883.6.3", "2.16.840.1.113883.6.96"
CYST, SPRAIN, TEAR, PAIN, CLOT = "causes/bakers-cyst/", "causes/ligament-sprain/", "causes/cartilage-tear/", "", "causes/other-causes/#blood-clot"


def asks(code: str, system: str = CM, **more: str) -> str:
    """Write a request as MedlinePlus Connect's page shows it."""
    return "&".join(f"{name}={value}" for name, value in {"mainSearchCriteria.v.cs": system, "mainSearchCriteria.v.c": code, **more}.items())


PATIENT = (
    "representedOrganization.id.root=1.3.6.1.4.1.3768&patientPerson.administrativeGenderCode.c=F&age.v.v=67&age.v.u=a&taskContext.c.c=PROBLISTREV"
    "&patientPerson.name=Jane%20Roe&patientPerson.birthTime=19590401&mainSearchCriteria.v.c=M71.22&mainSearchCriteria.v.cs=2.16.840.1.113883.6.90"
    "&mainSearchCriteria.v.dn=Synovial%20cyst&performer=PROV&informationRecipient=PAT&informationRecipient.languageCode.c=en&knowledgeResponseType=text/html"
)
FIRST_KNOWN = f"mainSearchCriteria.v.c=X99.9&mainSearchCriteria.v.cs={CM}&mainSearchCriteria.v.c=82675004&mainSearchCriteria.v.cs={SNOMED}&mainSearchCriteria.v.c=S83.2&mainSearchCriteria.v.cs={WHO}"
NUMBERED = f"mainSearchCriteria.v.c=82675004&mainSearchCriteria.v.cs={SNOMED}&mainSearchCriteria.v.c1=M25.561&mainSearchCriteria.v.cs1={CM}"

LEADS = [
    (asks("M71.21"), CYST), (asks("M71.2"), CYST), (asks("m71.21"), CYST), (asks("M7121"), CYST), (asks("M71.2", WHO), CYST), (asks("M66.0"), CYST),
    (asks("%20M71%2E21%20"), CYST), (asks("M71+.+21"), CYST), (asks("M71.21", CM.replace(".", "%2E")), CYST), (asks("M%2B71.21"), CYST),
    (asks("S83.211A"), TEAR), (asks("S83211D"), TEAR), (asks("s83.2"), TEAR), (asks("S83.30XS"), TEAR), (asks("M23.221"), TEAR), (asks("M23.2", WHO), TEAR),
    (asks("S83.511A"), SPRAIN), (asks("S83.512S"), SPRAIN), (asks("S83.401D"), SPRAIN), (asks("S83.92XA"), SPRAIN), (asks("S83.6", WHO), SPRAIN), (asks("S83.53", WHO), SPRAIN),
    (asks("M25.562"), PAIN), (asks("I82.402"), CLOT), (asks("I80.2", WHO), CLOT),
    (asks("M71.21", "urn:oid:" + CM), CYST), (asks("M71.21", "http://hl7.org/fhir/sid/icd-10-cm"), CYST), (asks("M71.21", quote("http://hl7.org/fhir/sid/icd-10-cm", safe="")), CYST),
    (asks("M71.21", "ICD-10-CM"), CYST), (asks("M71.21", "icd10cm"), CYST), (asks("M71.21", "ICD%2010+cm"), CYST), (asks("M71.2", "icd-10"), CYST),
    (asks("M71.21").upper().replace("V.CS", "v.cs"), CYST), (asks("M71.21").replace("&", "&amp;"), CYST), (asks("M71.21").replace("&", ";"), CYST),
    (asks("M71.21", **{"informationRecipient.languageCode.c": "en-GB", "knowledgeResponseType": "application/json"}), CYST),
    (PATIENT, CYST), (FIRST_KNOWN, TEAR), (NUMBERED, PAIN),
]

LISTED = [
    ("", None), ("q=M71.21", None), (asks("M71.21", ""), "unknown"), (asks("", CM), "unknown"), ("mainSearchCriteria.v.c=M71.21", "unknown"), (f"mainSearchCriteria.v.cs={CM}", "unknown"),
    (asks("82675004", SNOMED), "unmatched"), (asks("82675004", "http://snomed.info/sct"), "unmatched"), (asks("444470001", "SNOMED-CT"), "unmatched"),
    (asks("M71.21", WHO), "unknown"),  # in some countries a shoulder
    (asks("S83.6"), "unknown"), (asks("S83.60XA"), "unknown"),  # here a sprain between shin bone and calf bone
    (asks("S83"), "unknown"), (asks("S83.104A"), "unknown"), (asks("S83.006A"), "unknown"),  # a knee or a kneecap out of place is no sprain
    (asks("M25.5", WHO), "unknown"), (asks("M25.511"), "unknown"), (asks("M71"), "unknown"), (asks("M7"), "unknown"), (asks("J45.909"), "unknown"),
    (asks("727.51", "2.16.840.1.113883.6.103"), "unknown"), (asks("D011151", "mesh"), "unknown"), (asks("M71.21", "2.16.840.1.113883.6.9"), "unknown"), (asks("M71.21", "216840111388366 90"), "unknown"),
    (asks("constructor"), "unknown"), (asks("M71.21", "__proto__"), "unknown"), (asks("M71.21", "constructor"), "unknown"), (asks("%E0%A4%A"), "unknown"),
]


def said(view: Page) -> list[str]:
    found: list[str] = view.evaluate("[...document.querySelectorAll('[data-say]')].filter(one => one.offsetParent).map(one => one.dataset.say)")
    return found


Case = tuple[str, str | None]


def sent(cases: list[Case], marks: str) -> list[tuple[str, str, str | None]]:
    """Give the end of the address of each request, the request and what is wanted: after each of the marks, or after ? and # in turn."""
    return [
        (f"?{place}&{request}" if mark == "?" else f"?{place}#{request}", request, wanted)
        for place, (request, wanted) in enumerate(cases) for mark in (marks or "?#"[place % 2])
    ]


def lead(view: Page, address: str, marks: str) -> None:
    """Send every request that has a page, and see where it leads. The page itself is tried elsewhere: here it is an empty one."""
    referrers: list[str] = []

    def arrive(route: Route) -> None:
        referrers.append(route.request.headers.get("referer", ""))
        route.fulfill(body="<title>There</title>", content_type="text/html")

    view.route(re.compile(re.escape(address) + r"(causes/.*)?$"), arrive)
    for end, request, wanted in sent(LEADS, marks):
        view.goto(f"{address}go/{end}", wait_until="commit")
        try:
            view.wait_for_url(address + wanted, wait_until="commit", timeout=5000)
        except TimeoutError:
            pytest.fail(f"{request} led to {view.url}")
    assert referrers and not any("mainSearch" in one for one in referrers), "the next page hears what was asked"


def list_all(view: Page, address: str, marks: str) -> None:
    """Send every request that has no page. Each gets the list, and the message that fits."""
    errors: list[str] = []
    view.on("pageerror", lambda error: errors.append(str(error)))
    for end, request, wanted in sent(LISTED, marks):
        view.goto(f"{address}go/{end}")
        assert view.url.startswith(f"{address}go/"), request
        assert [name for name in said(view) if name != "look"] == ([wanted] if wanted else []), request
        assert view.locator(".links a").count() >= 8, request
    assert not errors


def test_a_request_leads_to_its_page(view: Page, address: str) -> None:
    lead(view, address, "")


@pytest.mark.slow
def test_a_request_leads_to_its_page_after_either_mark(view: Page, address: str) -> None:
    lead(view, address, "?#")


def test_what_is_unknown_gives_a_list_and_no_error(view: Page, address: str) -> None:
    list_all(view, address, "")


@pytest.mark.slow
def test_what_is_unknown_gives_a_list_after_either_mark(view: Page, address: str) -> None:
    list_all(view, address, "?#")


def test_a_name_that_came_with_an_unknown_code_can_be_searched(view: Page, address: str) -> None:
    name = "Torn <b>meniscus</b> & more"
    view.goto(f"{address}go/#{asks('239720000', SNOMED, **{'mainSearchCriteria.v.dn': quote(name)})}")
    link = view.locator("[data-look]")
    assert said(view) == ["unmatched", "look"] and link.evaluate("one => one.href") == f"{address}search/#q={quote(name, safe='')}"
    link.click()
    assert view.locator("#search-words").input_value() == name and not view.locator("b", has_text="meniscus").count()


@pytest.mark.parametrize("language", ["es", "sp", "ES-mx", "cy"])
def test_a_reader_of_another_language_is_told_before_an_english_page_opens(view: Page, address: str, language: str) -> None:
    view.goto(f"{address}go/#{asks('M71.21', **{'informationRecipient.languageCode.c': language})}")
    assert said(view) == ["found"] and view.locator("[data-found]").evaluate("one => one.href") == address + CYST
    assert view.locator("[data-found]").inner_text() == "Baker’s cyst"


def test_nothing_of_a_request_is_kept(browser: Browser, address: str) -> None:
    context = browser.new_context()
    view = context.new_page()
    view.goto(address + "about/")
    view.goto(f"{address}go/#{PATIENT}", wait_until="commit")
    view.wait_for_url(address + CYST)
    assert view.evaluate("[localStorage.length, sessionStorage.length, document.cookie, document.referrer, location.hash + location.search]") == [0, 0, "", "", ""]
    view.go_back()
    assert view.url == address + "about/", "the step back does not lead to the request"
    context.close()


def hostile(count: int) -> list[str]:
    """Give requests that try to lead away, to run or to break something, the same in every run."""
    chance = random.Random(7)  # noqa: S311 - nothing is kept secret here
    names = ["mainSearchCriteria.v.c", "mainSearchCriteria.v.cs", "mainSearchCriteria.v.dn", "mainSearchCriteria.v.c1", "mainSearchCriteria.v.cs1", "informationRecipient.languageCode.c", "redirect", "url", "__proto__"]
    values = [*PIECES, CM, WHO, SNOMED, "X99.9", "icd10cm:M712", "icd10cm", "!"]
    return [chance.choice("?#") + "&".join(f"{chance.choice(names)}={''.join(chance.choices(values, k=chance.randint(1, 3)))}" for _ in range(chance.randint(1, 5))) for _ in range(count)]


def walk(view: Page, address: str, ends: list[str]) -> None:
    told: list[str] = []
    view.on("console", lambda message: told.append(message.text))
    view.on("pageerror", lambda error: told.append(str(error)))
    view.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    view.on("request", lambda request: None if request.url.startswith(address) else told.append(f"asked {request.url}"))
    view.goto(address + "go/")
    count = view.evaluate("document.querySelectorAll('*').length")
    for place, end in enumerate(ends):
        view.goto(f"{address}go/?{place}{end.replace('?', '&', 1) if end.startswith('?') else end}")
        where = view.url
        assert where.startswith(address), f"{unquote(end)} led to {where}"
        if where.startswith(address + "go/"):
            assert view.evaluate("document.querySelectorAll('*').length") == count and not told, f"{unquote(end)}: {told}"
            away = view.evaluate("address => [...document.links].map(one => one.href).filter(one => !one.startsWith(address))", address)
            assert not away, f"{unquote(end)}: {away}"
    assert not told


def test_hostile_requests_do_nothing(view: Page, address: str) -> None:
    walk(view, address, hostile(50))


@pytest.mark.slow
def test_a_thousand_hostile_requests_do_nothing(view: Page, address: str) -> None:
    walk(view, address, hostile(1000))


def test_a_code_leads_on_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{address}code/icd10cm/S83.511A/", wait_until="commit")
    view.wait_for_url(address + SPRAIN)
    view.goto(f"{address}code/icd10/I80.2/", wait_until="commit")
    view.wait_for_url(address + CLOT)
    view.goto(f"{address}go/")
    assert [link.evaluate("one => one.href") for link in view.locator(".links a").all()][:3] == [address + PAIN, address + CYST, address + SPRAIN]
    context.close()


def test_what_leads_on_takes_the_heading_along(view: Page, address: str) -> None:
    """With script: a refresh of the page alone would lose it. Anything but the id of a heading stays behind."""
    for anchor, wanted in (("#key-points", CYST + "#key-points"), ("#<b>", CYST), ("#//evil.example", CYST)):
        view.goto("about:blank")
        view.goto(f"{address}code/icd10cm/M71.2/{anchor}", wait_until="commit")
        view.wait_for_url(address + wanted)


# ---- The examples of the page for clinics, each taken as it stands there -----------------------------------------------


def examples(site: Path) -> list[str]:
    soup = BeautifulSoup((site / "for-clinics/codes/index.html").read_text(encoding="utf-8"), "html5lib")
    return [code.get_text().strip() for code in soup.select("pre code")]


def test_every_example_for_clinics_works_as_it_stands(view: Page, site: Path, address: str) -> None:
    given = examples(site)
    link = BeautifulSoup(given[0], "html.parser").a["href"]
    fragment, query, data, paper = given[1:]
    for start, wanted in ((link, CYST), (fragment, CYST), (query, TEAR)):
        assert start.startswith(SITE_URL)
        view.goto("about:blank")
        view.goto(start.replace(SITE_URL, address), wait_until="commit")
        view.wait_for_url(address + wanted)
    assert view.request.get(data.replace(SITE_URL, address)).json()["feed"]["entry"][0]["link"][0]["href"] == SITE_URL + CYST
    view.goto(paper.replace(SITE_URL, address))
    assert "newer advice" in view.locator("main").inner_text() or "safety correction" in view.locator("main").inner_text()
    assert view.locator("main .button").evaluate("one => one.href") == address + CYST
