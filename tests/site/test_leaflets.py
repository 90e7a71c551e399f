"""Leaflets on paper: as a reader opens, hears, prints and scans them."""

from __future__ import annotations

import copy
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from bs4 import BeautifulSoup, Tag
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageFilter

from carebook.addresses import short_address
from carebook.article import Article
from carebook.kept import Kept
from carebook.library import Library
from carebook.model import Cause, CauseGroup, Exercise, Treatment
from carebook.publish import booklet, disk, leaflets, offline, packing
from carebook.publish.leaflet import SIZES
from carebook.publish.typeset import LEFT_OUT
from tests.conftest import SITE_URL, Built, url_of

MOST = 150_000
"""Bytes, of the booklet with its 18 pictures too."""
BOOKLETS = ["exercise-booklet-a4", "exercise-booklet-letter"]
CURRENT = "Isthissheetcurrent?"


@pytest.fixture(scope="module")
def printed(library: Library, pages: list[Built]) -> dict[str, Built]:
    """The pages that have leaflets, by their slugs."""
    found = [(library.pages[built.path], built) for built in pages]
    return {page.slug: built for page, built in found if isinstance(page.facts, Cause | CauseGroup | Treatment | Exercise)}


def solid(text: str) -> str:
    """Leave out all space, which paper sets anew; a hyphen at the end of a line is told by a sign of its own."""
    return re.sub(r"\s", "", text.replace("\x02", "-").replace("￾", "-"))


@cache
def sheets(file: Path) -> list[str]:
    """Give what each page of a sheet says, without its foot."""
    pdf = pypdfium2.PdfDocument(file)
    title = pdf.get_metadata_value("Title").rpartition(" – ")[0]
    foot = r"\s*".join(re.escape(sign) for sign in solid(title)).replace(r"\-", "[-\x02￾]") + r"\.\s*Version[\s\d\x02￾-]{11,}[0-9a-f]{8}\.\s*Page\s+\d+\s+of\s+\d+\s*$"
    texts = [re.subn(foot, "", page.get_textpage().get_text_range()) for page in pdf]
    assert all(count == 1 for _, count in texts), f"{file.name}: a page without its foot"
    return [text.strip() for text, _ in texts]


def told(file: Path) -> str:
    """Give what a sheet says, without the foot of each page."""
    return solid("".join(sheets(file)))


def every(site: Path) -> list[Path]:
    return sorted((site / "leaflets").iterdir())


def test_each_cause_treatment_and_exercise_has_its_leaflets(site: Path, printed: dict[str, Built]) -> None:
    assert len(printed) == 25, "two pages of one name would share a leaflet"
    assert [file.name for file in every(site)] == sorted([*(f"{slug}-{size.name}.pdf" for slug in printed for size in SIZES), *(f"{name}.pdf" for name in BOOKLETS)])


def test_none_is_heavy(site: Path) -> None:
    heavy = {file.name: file.stat().st_size for file in every(site) if file.stat().st_size >= MOST}
    assert not heavy


def test_each_is_accessible_by_its_own_account(site: Path) -> None:
    """Typst refuses what breaks PDF/UA; this is what would be lost on the way to the file."""
    faults = []
    for file in every(site):
        with pikepdf.open(file) as pdf:
            root, described = pdf.Root, pdf.open_metadata()
            pictures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
            heads = [str(one.S) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and re.fullmatch(r"/H\d", str(one.get("/S", "")))]
            right = {
                "says that it is PDF/UA-1": described.get("{http://www.aiim.org/pdfua/ns/id/}part") == "1",
                "tagged": bool(root.MarkInfo.Marked), "language": root.Lang == "en-GB", "title shown": bool(root.ViewerPreferences.DisplayDocTitle),
                "title": str(described.get("dc:title", "")).endswith("– Pain behind the knee"), "outline": "/Outlines" in root,
                "no day of making": "/CreationDate" not in pdf.docinfo and "xmp:CreateDate" not in described,
                "one first heading": heads.count("/H1") == 1, "pictures described": bool(pictures) and all(str(one.get("/Alt", "")).strip() for one in pictures),
            }
        faults += [f"{file.name}: {name}" for name, holds in right.items() if not holds]
    assert not faults


def test_pictures_say_what_those_of_the_page_say(site: Path, printed: dict[str, Built]) -> None:
    for slug, page in printed.items():
        with pikepdf.open(site / f"leaflets/{slug}-a4.pdf") as pdf:
            said = " ".join(str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure")
        for svg in page.soup.main.select("figure > svg"):
            assert svg.desc.get_text() in said, slug


def test_letters_come_from_the_packages(site: Path) -> None:
    for file in every(site):
        with pikepdf.open(file) as pdf:
            fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"]
            assert fonts and all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in fonts), file.name
            assert {re.sub(r"^/[A-Z]{6}\+|-.*", "", str(one.FontName)) for one in fonts} <= {"SourceSansPro", "SourceSerifPro"}, file.name


def test_letters_have_every_sign_of_the_pages(printed: dict[str, Built]) -> None:
    known = set.intersection(*(set(TTFont(file).getBestCmap()) for file in leaflets.LETTERS))
    for slug, page in printed.items():
        assert not {sign for text in (*blocks(page.soup.main), *(one.get_text() for one in page.soup.main.select("svg text"))) for sign in text if ord(sign) not in known and not sign.isspace()}, slug


def blocks(main: Tag) -> list[str]:
    """Give the words of a page that belong on paper, paragraph by paragraph."""
    soup = copy.copy(main)
    for part in soup.select(", ".join([*LEFT_OUT, ".cell-label", "svg"])):
        part.decompose()
    for part in soup.select("p"):
        if part.a and part.get_text(strip=True) == part.a.get_text(strip=True):
            part.decompose()
    found = [solid(part.get_text()) for part in soup.select("h1, h2, h3, p, li, dt, dd, th, td, caption, figcaption") if not part.select("p, li")]
    return [text for text in found if text]


@pytest.mark.parametrize("size", [size.name for size in SIZES])
def test_warnings_stand_first_and_whole(site: Path, printed: dict[str, Built], size: str) -> None:
    for slug, page in printed.items():
        main = page.soup.main
        text = told(site / f"leaflets/{slug}-{size}.pdf")
        at = len(solid(main.h1.get_text()))
        for box in main.select(".warning"):
            whole = "".join(solid(part.get_text()) for part in box.select("h2, h3, li, p:not(.in-short)")).replace("•", "")
            place = text.replace("•", "").find(whole)
            assert place >= at, f"{slug}: {whole[:80]}"
            at = place + len(whole)
        first = next(solid(part.get_text()) for part in main.select("section.section > h2"))
        assert text.replace("•", "").find(first, at) >= at > 0, slug


@pytest.mark.parametrize("size", ["a4", "large"])
def test_words_are_those_of_the_page(site: Path, printed: dict[str, Built], size: str) -> None:
    for slug, page in printed.items():
        text = told(site / f"leaflets/{slug}-{size}.pdf").replace("•", "")
        lost = [said for said in blocks(page.soup.main) if said not in text and said != "Stopandgethelpif"]
        assert not lost, slug


def test_booklet_has_each_exercise_with_its_picture_dose_and_steps(site: Path, library: Library, printed: dict[str, Built]) -> None:
    for name in BOOKLETS:
        text = told(site / f"leaflets/{name}.pdf")
        with pikepdf.open(site / f"leaflets/{name}.pdf") as pdf:
            said = " ".join(str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure")
        for page, exercise in library.of(Exercise):
            soup = printed[page.slug].soup.main
            assert all(solid(part.get_text()) in text for part in [soup.h1, *soup.select(".dose dt, .dose dd, .stop-line, .steps li, .warning li, .warning .note")]), page.path
            assert soup.select_one("figure desc").get_text() in said, page.path
            assert all(solid(rule.text) in text for rule in exercise.stop_if), page.path


def test_each_exercise_has_one_page_of_the_booklet(site: Path, library: Library) -> None:
    titles = [page.title.replace("'", "’") for page, _ in library.of(Exercise)]
    for name in BOOKLETS:
        assert [text.splitlines()[0] for text in sheets(site / f"leaflets/{name}.pdf")][-len(titles) :] == titles, name


def test_no_heading_and_no_lead_in_is_the_last_of_its_page(site: Path) -> None:
    """What they lead to stands below them, not overleaf."""
    alone = []
    for file in every(site):
        with pikepdf.open(file) as pdf:
            heads = {solid(str(one.T)) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and re.fullmatch(r"/H\d", str(one.get("/S", "")))}
        lasts = [(number, text.splitlines()[-1].strip()) for number, text in enumerate(sheets(file), 1)]
        alone += [f"{file.name}, page {number}: {last}" for number, last in lasts if last.endswith(":") or solid(last) in heads]
    assert not alone


def test_exercises_have_a_diary_of_two_weeks(site: Path, library: Library) -> None:
    for page, _ in library.of(Exercise):
        text = told(site / f"leaflets/{page.slug}-a4.pdf")
        diary = text[text.index("Two-weekdiary") : text.index(CURRENT)]
        assert diary.count("noyes") == 14 and "14" in diary and "Done" in diary, page.path


def test_the_code_is_read_by_a_phone(site: Path, library: Library, printed: dict[str, Built]) -> None:
    for name, path in {**{f"{slug}-{SIZES[number % 3].name}": page.path for number, (slug, page) in enumerate(printed.items())}, "exercise-booklet-a4": booklet.INDEX}.items():
        pdf = pypdfium2.PdfDocument(site / f"leaflets/{name}.pdf")
        (sheet,) = (number for number, text in enumerate(sheets(site / f"leaflets/{name}.pdf")) if "creativecommons.org" in text)
        image = pdf[sheet].render(scale=1.5, grayscale=True).to_pil()
        found = [code.text for code in zxingcpp.read_barcodes(image)]
        version = re.search(r"Version(\d{4}-\d\d-\d\d-[0-9a-f]{8})\.", told(site / f"leaflets/{name}.pdf"))
        assert version, name
        assert found == [short_address(library, path, version[1])], name
        assert found[0].startswith(f"{SITE_URL}s/") and found[0].endswith(f"#{version[1]}")


def test_nothing_lies_over_the_foot_or_outside_the_paper(site: Path) -> None:
    """Two letters in one place are what an overfull page has."""
    for file in (file for file in every(site) if not file.stem.endswith("-a4")):
        for number, page in enumerate(pypdfium2.PdfDocument(file)):
            wide, high = page.get_size()
            words = page.get_textpage()
            assert all(left > 0 and right < wide and low > 0 and up < high for left, low, right, up in (words.get_rect(one) for one in range(words.count_rects()))), f"{file.name}, page {number + 1}"
            foot = page.get_textpage().get_text_bounded(left=0, bottom=0, right=wide, top=17 * 72 / 25.4)
            assert re.fullmatch(r"[^\r\n]*Version\s[^•]*Page \d+ of \d+\s*", foot.replace("\r\n", " ")), f"{file.name}, page {number + 1}: {foot}"


def test_levels_can_be_told_without_colour(site: Path) -> None:
    """In grey, beside the words: the left edge of the emergency box is one broad bar, that of the next two lines."""
    sheets = list(pypdfium2.PdfDocument(site / "leaflets/bakers-cyst-a4.pdf"))[:2]

    def bars(action: str) -> list[int]:
        page, words, at = next((page, page.get_textpage(), found) for page in sheets if (found := page.get_textpage().search(action).get_next()))
        image = page.render(scale=4, grayscale=True).to_pil()
        left, low, _, high = words.get_charbox(at[0])
        row = ["#" if image.getpixel((x, image.height - round((low + high) / 2 * 4))) < 140 else " " for x in range(round((left - 24) * 4), round((left - 1) * 4))]
        return [len(run) for run in "".join(row).split()]

    emergency, same_day, appointment = bars("Call your local emergency number now if"), bars("Get medical help today if"), bars("See a GP or physiotherapist if")
    assert len(emergency) == 1 and emergency[0] > 20, emergency
    assert len(same_day) == 2 and max(same_day) < 15, same_day
    assert len(appointment) == 1 and appointment[0] < 8, appointment


def test_each_page_links_its_leaflets_with_type_and_size(site: Path, printed: dict[str, Built]) -> None:
    for slug, page in printed.items():
        for size in SIZES:
            link = page.soup.main.select_one(f'a[href$="leaflets/{slug}-{size.name}.pdf"]')
            file = (page.file.parent / link["href"]).resolve()
            assert link.get_text() == f"{size.words}, {round(file.stat().st_size / 1000)} KB"
        assert "to print (PDF)" in link.parent.get_text()


def test_the_page_for_clinics_lists_all(site: Path) -> None:
    page = Built(site, "for-clinics/paper.md")
    listed = [(page.file.parent / link["href"]).resolve() for link in page.soup.main.select('a[href$=".pdf"]')]
    assert sorted(listed) == every(site.resolve())
    assert "made when the whole site is built" not in page.html


def test_copies_of_the_site_lead_to_the_web(site: Path, unzipped: Path) -> None:
    assert not [name for name in offline.saved(site) if name.endswith(".pdf")]
    assert not list(unzipped.rglob("*.pdf"))
    assert f"{SITE_URL}leaflets/bakers-cyst-a4.pdf" in (unzipped / "causes/bakers-cyst/index.html").read_text(encoding="utf-8")


def test_a_zip_that_knows_no_address_has_no_such_link() -> None:
    assert disk.rewritten('<a href="../leaflets/a-a4.pdf">A4</a>', "causes/index.html", ["causes/index.html"]) == "<a>A4</a>"


def few(library: Library, site: Path, folder: Path, names: tuple[str, ...]) -> tuple[Library, dict[str, Article]]:
    """Give a library of few pages in a folder of its own, with their articles."""
    shutil.copytree(library.docs / "assets", folder / "docs/assets")
    shutil.copytree(library.docs.parent / "overrides", folder / "overrides")
    found = {}
    for path in names:
        found[path] = Article(library.pages[path], url_of(path), str(Built(site, path).soup.main))
    (folder / "site").mkdir(parents=True)
    return replace(library, docs=folder / "docs", pages={path: library.pages[path] for path in names}), found


def test_made_again_elsewhere_it_is_the_same(site: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for name, zone in (("here", "UTC"), ("in another place", "Asia/Tokyo")):
        monkeypatch.setenv("TZ", zone)
        small, found = few(library, site, tmp_path / name, ("exercises/heel-slide.md",))
        leaflets.write(small, tmp_path / name / "site", found, store := Kept(tmp_path / name / "docs"))
        made.append({file.name: file.read_bytes() for file in every(tmp_path / name / "site")})
    assert len(made[0]) == 3 and made[0] == made[1]
    monkeypatch.setattr(packing, "packed", lambda _: pytest.fail("made before, so nothing is to be set"))
    leaflets.write(small, tmp_path / name / "site", found, store)
    assert made[1] == {file.name: file.read_bytes() for file in every(tmp_path / name / "site")}


def test_packing_changes_no_word_and_nothing_that_can_be_seen(site: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small, found = few(library, site, tmp_path, ("causes/bakers-cyst.md",))
    monkeypatch.setattr(packing, "packed", bytes)
    leaflets.write(small, tmp_path / "site", found, Kept(tmp_path / "docs"))
    name = "leaflets/bakers-cyst-large.pdf"
    one, other = tmp_path / "site" / name, site / name
    assert told(one) == told(other) and other.stat().st_size < .6 * one.stat().st_size
    for number, (page, packed) in enumerate(zip(pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other), strict=True), 1):
        # A line or an edge that moved by a tenth of a point may be drawn in the next dot.
        image, same = (each.render(scale=1.5, grayscale=True).to_pil() for each in (page, packed))
        lost = (ImageChops.subtract(image, same.filter(ImageFilter.MaxFilter(3))), ImageChops.subtract(same.filter(ImageFilter.MinFilter(3)), image))
        differ = sum(sum(one.histogram()[48:]) for one in lost)
        assert differ < 10, f"page {number}: {differ} dots"


@pytest.mark.parametrize(("content", "short"), [
    (rb"q .65255740 0 0 -0.6525574 48.188976 620.02124 cm 0.94509804 0.9607843 0 scn", b"q .6526 0 0 -.6526 48.2 620 cm .9451 .9608 0 scn"),
    (b"1 0 0 1 -0.01 100.0 Tm 10 0 m -9.96 0.04 l", b"1 0 0 1 0 100 Tm 10 0 m -10 0 l"),
    (rb"[(1.2345 \000(\001) 0.5555 cm) -12 (\(\)\\\r\n\051)] TJ", b"[(1.2345 \0(\1) 0.5555 cm) -12 (\\(\\)\\\\\\r\n\\051)] TJ"),
])
def test_packing_rounds_numbers_and_no_string(content: bytes, short: bytes) -> None:
    assert packing.shorter(content) == short


@pytest.mark.parametrize("name", [*BOOKLETS, "ligament-sprain-large", "price-a4"])
def test_tags_hold_together(site: Path, name: str) -> None:
    """As a screen reader goes: from the document to each part of a page, once, and back."""
    reached: list[tuple[tuple[int, int], int]] = []

    def walk(tag: pikepdf.Object) -> None:
        for child in packing._children(tag):
            if isinstance(child, int):
                reached.append((tag.Pg.objgen, child))
            elif "/S" in child:
                assert child.P.objgen == tag.objgen, child.S
                walk(child)

    with pikepdf.open(site / f"leaflets/{name}.pdf") as pdf:
        walk(pdf.Root.StructTreeRoot)
        back = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        marked = [(page.objgen, number) for page in pdf.pages for number in map(int, re.findall(rb"/MCID (\d+)", page.Contents.read_bytes()))]
        assert sorted(reached) == sorted(marked) and len(set(marked)) == len(marked) > 100
        for page in pdf.pages:
            assert all(number in packing._children(tag) for number, tag in enumerate(back[page.StructParents])), page.label


HOSTILE = '#panic("x") #import "a" *not bold* _not_ $x^2$ `raw` @ref <label> // comment /* b */ \\u{41} = head + list - list ~ -- ... "q" {=x} #[a] \\'


def test_no_sign_of_a_writer_becomes_code(sample_library: Library, tmp_path: Path) -> None:
    page = next(page for page in sample_library.pages.values() if isinstance(page.facts, Cause))
    soup = BeautifulSoup("<main><div class=opening><h1></h1><p class=lead></p></div><section class=section><h2></h2><p></p><ul><li></li></ul></section></main>", "html.parser")
    for part in soup.select("h1, h2, p, li"):
        part.string = HOSTILE
    found = {page.path: Article(page, url_of(page.path), str(soup.main))}
    (tmp_path / "site").mkdir()
    leaflets.write(replace(sample_library, pages={page.path: page}), tmp_path / "site", found, Kept(tmp_path / "docs"))
    file = tmp_path / f"site/leaflets/{page.slug}-a4.pdf"
    assert told(file).count(solid(HOSTILE)) == 5
    # Without an address of the site there is no code to scan, and no word of one.
    image: Image.Image = pypdfium2.PdfDocument(file)[0].render(scale=1.5).to_pil()
    assert not zxingcpp.read_barcodes(image) and "scan" not in told(file)
