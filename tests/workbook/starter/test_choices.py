import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.judges import judge
from tests.views.small import edition
from tests.workbook.starter import making

LISTS = re.compile(r'MATCH\("([^"]+)=\*"')


def _choices(book: Any) -> dict[str, list[Any]]:
    return {sheet.title: sheet.data_validations.dataValidation for sheet in book}


def test_coded_columns_offer_words_with_a_prompt_and_an_alert(real_book: Any) -> None:
    choices = _choices(real_book)
    offered = {name: len(found) for name, found in choices.items() if found}
    assert offered["Comparison"] == 9
    assert set(offered) >= {"Action-plan points", "Evidence", "Indicators", "Institutions"}
    for one in (each for found in choices.values() for each in found):
        assert one.type == "list"
        assert one.formula1 in real_book.defined_names
        assert one.showInputMessage
        assert one.showErrorMessage
        assert one.prompt
        assert one.error
        assert "{{" not in one.prompt + one.error + one.promptTitle + one.errorTitle


def test_a_choice_covers_all_rows_of_its_column(real_book: Any) -> None:
    sheet = real_book["Evidence"]
    last = sheet.tables["Evidence"].ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    areas = [str(one.sqref) for one in _choices(real_book)["Evidence"]]
    assert len(areas) == 2
    assert all(area.endswith(last) for area in areas)


def test_every_list_has_words_on_the_codebook(real_book: Any) -> None:
    keys = [row["Key"] for row in making.rows(real_book["Codebook"], "Codebook")]
    names = {n: d.attr_text for n, d in real_book.defined_names.items() if n.startswith("Codes_")}
    assert len(names) >= 15
    labels = edition(making.real_data()).labels
    for text in names.values():
        (codes,) = set(LISTS.findall(text))
        own = [at for at, key in enumerate(keys) if key.startswith(f"{codes}=")]
        assert len(own) == len(labels[codes])
        assert own == list(range(own[0], own[0] + len(own)))


def test_text_that_excel_would_turn_into_a_day_is_stored_as_text(real_book: Any) -> None:
    for name, heading in (("Comparison", "US–Canada: dates"), ("Evidence", "Value")):
        sheet = real_book[name]
        place = making.headings(sheet, name).index(heading)
        assert {row[place].number_format for row in sheet[sheet.tables[name].ref][1:]} == {"@"}


@pytest.mark.judge
def test_libreoffice_reads_the_lists(template: Path, tmp_path: Path) -> None:
    path = making.filled(template, tmp_path, making.dataset())
    book = openpyxl.load_workbook(path)
    names = [name for name in book.defined_names if name.startswith("Codes_")]
    sheet = book.create_sheet("Lists")
    for row, name in enumerate(names, start=1):
        sheet.cell(row, 1, f"=COUNTA({name})")
        sheet.cell(row, 2, f"=INDEX({name},1)")
    book.save(tmp_path / "lists.xlsx")
    judge("recalc.sh", tmp_path / "lists.xlsx", tmp_path, "--no-png")
    read = openpyxl.load_workbook(tmp_path / "lists.recalc.xlsx", data_only=True)["Lists"]
    labels = {
        re.sub("[.-]", "_", codes): list(words.values())
        for codes, words in edition(making.dataset()).labels.items()
    }
    for name, (count, first) in zip(names, read.iter_rows(values_only=True), strict=True):
        words = labels[name.removeprefix("Codes_")]
        assert (count, first) == (len(words), words[0])
