"""Every code is explained with an example, and the page of the documentation is current."""

from pathlib import Path

import pytest

from toolkit.codes import CODES
from toolkit.explanations.all_explanations import EXPLANATIONS, GROUPS, explanation, page

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_meaning_and_an_example_with_its_mend(code: str) -> None:
    told = EXPLANATIONS.get(code)
    assert told, f"write what {code} means in toolkit/explanations"
    assert told.code == code
    assert told.meaning.endswith(".")
    assert told.wrong and told.right and told.wrong != told.right


def test_nothing_is_explained_that_no_finding_carries() -> None:
    assert set(EXPLANATIONS) <= set(CODES)


def test_every_group_of_codes_has_a_heading() -> None:
    assert {code[:2] for code in CODES} <= set(GROUPS)


def test_the_page_of_the_documentation_is_current() -> None:
    current = PAGE.read_text(encoding="utf-8") == page()
    assert current, "run: border-policy explain --page > docs/findings.md"


def test_the_page_has_every_code_once_as_a_heading() -> None:
    headings = [line[4:8] for line in page().splitlines() if line.startswith("### ")]
    assert headings == list(CODES)


def test_a_text_has_code_severity_meaning_example_and_remedy() -> None:
    text = explanation("C102").as_text()
    assert text.startswith("C102: no source (error)\n\nEvery claim leads to a source.")
    assert "Wrong:\n    {" in text and "Mended:\n    " in text
    assert text.endswith('In short: add one under "citations".')
