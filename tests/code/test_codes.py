"""docs/codes.yml: what is wrong in it is told with file, line and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from carebook.checks import check
from carebook.library import Library
from carebook.model.codes import folded
from carebook.publish import codes
from carebook.reading import read

GOOD = """systems:
  icd10cm:
    name: ICD-10-CM
    oid: 2.16.840.1.113883.6.90
    uri: http://hl7.org/fhir/sid/icd-10-cm
    also: [ICD10CM]
    exact: [M71.2]
    codes:
      M71.2: causes/red-elbow.md
  other:
    name: Other codes
    oid: 2.16.840.1
    uri: https://other.example/
"""


def test_a_project_without_codes_has_no_pages_for_them(sample_library: Library, tmp_path: Path) -> None:
    codes.write(sample_library, tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_a_site_without_an_address_has_no_data_but_pages(sample: Path, tmp_path: Path) -> None:
    (sample / "docs/codes.yml").write_text(GOOD, encoding="utf-8")
    codes.write(read(sample / "docs")[0], tmp_path / "made")
    made = {path.relative_to(tmp_path / "made").as_posix() for path in (tmp_path / "made").rglob("*") if path.is_file()}
    assert made == {"go/index.html", "code/icd10cm/M71.2/index.html"}


@pytest.mark.parametrize(("old", "new", "line", "wanted"), [
    ("", "", 0, ""),
    ("M71.2: causes/red-elbow.md", "M71.2: causes/red-elbaw.md", 9, "'causes/red-elbaw.md' is not a page. Did you mean 'causes/red-elbow.md'?"),
    ("red-elbow.md", "red-elbow.md#nowhere", 9, "'#nowhere' is not a heading of docs/causes/red-elbow.md."),
    ("M71.2: causes", "m71.2: causes", 9, "'m71.2' is not a code. Write it with capitals and its dot: M71.2"),
    ("causes/red-elbow.md", "https://evil.example/", 9, "is not the path of a page"),
    ("[M71.2]", "[M71.3]", 2, "'M71.3' is under 'exact', but not under 'codes'."),
    ("exact: [M71.2]", "beside: [M71.3]", 2, "'M71.3' is under 'beside', but not under 'codes'."),
    ("113883.6.90", "113883.06.90", 4, "'2.16.840.1.113883.06.90' is not an OID."),
    ("name: Other codes", "named: Other codes", 11, "'named' is not a field. Did you mean 'name'?"),
    ("uri: https://other.example/", "uri: https://other.example/\n    also: [icd 10-cm]", 14, "'icd 10-cm' means 'icd10cm' already."),
])
def test_faults_are_told(sample: Path, old: str, new: str, line: int, wanted: str) -> None:
    (sample / "docs/codes.yml").write_text(GOOD.replace(old, new, 1) if old else GOOD, encoding="utf-8")
    said = [str(error) for error in check(sample / "docs") if error.path == "docs/codes.yml" and "known word" not in error.message]
    assert [text for text in said if text.startswith(f"docs/codes.yml:{line}: ") and wanted in text] if wanted else not said, said


@pytest.mark.parametrize("name", ["ICD-10-CM", "icd10cm", " ICD 10 CM", "icd_10+cm", "urn:oid:icd10cm", "ICD10CM/"])
def test_names_are_folded(name: str) -> None:
    assert folded(name) == "icd10cm"


EVIDENCE = {
    "icd10cm": "M71.2 M71.20 M71.21 M71.22 M66.0 S83.411A S83.412A S83.419A S83.421A S83.422A S83.429A S83.511A S83.512A S83.519A S83.521A S83.522A S83.529A S83.8X1A S83.90XA S83.91XA S83.92XA "
    "S83.206A S83.207A S83.209A S83.30XA S83.31XA S83.32XA M23.221 M23.222 M23.229 M23.251 M23.252 M23.259 M25.56 M25.561 M25.562 M25.569 I82.40 I82.401 I82.402 I82.409",
    "icd10": "M71.2 M66.0 S83.6 S83.7 S83.5 S83.4 S83.2 M23.2 S83.3 I80.2",
    "snomedct": "",
}
"""What was seen with its title in official data. Of the groups of ICD-10-CM, only those that hold such codes stand in the list too."""
GROUPS = {"S83.2", "S83.3", "S83.4", "S83.5", "S83.9", "M23.2"}


def test_only_codes_that_were_checked_are_published(library: Library) -> None:
    for key, system in library.codes.systems.items():
        more = set(system.codes) - set(EVIDENCE[key].split())
        assert more == (GROUPS if key == "icd10cm" else set()), key
        assert all(any(code.startswith(group) for code in EVIDENCE["icd10cm"].split()) for group in more)
    assert "S83.6" not in library.codes.systems["icd10cm"].codes and "S83" not in library.codes.systems["icd10cm"].codes
