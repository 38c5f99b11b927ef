"""What a build notes of what it wrote, by record and field."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table as ExcelTable

from tests.builders import make_dataset, text
from tests.workbook.filling import packed
from toolkit.merge.receipt import Receipt, Table, Written, computed
from toolkit.store.schemas import load_schemas
from toolkit.tasks.edition import edition_context
from toolkit.views.edition import Edition
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.receipt.collect import receipt_of

COLUMNS = {
    "Key": "comparison[].key",
    "Title": "comparison[].title",
    "Domain": "comparison[].domain | label",
    "{{ compared_axes[].label | across }}: status": (
        "comparison[].entries[compared_axes[].id].status_shown"
    ),
    "Claims": "comparison[].claims",
}


def template() -> Package:
    """Return a template with a Table of measures, one of claims, and cells beside them."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Measures"
    sheet["A1"] = "{{ release.title }}"
    sheet["B1"] = "As of {{ release.date | date }}"
    sheet["C1"] = "A note of the template"
    for column, (heading, tag) in enumerate(COLUMNS.items(), start=1):
        sheet.cell(3, column, heading)
        sheet.cell(4, column, "{{ " + tag + " }}")
    sheet["F3"], sheet["F4"] = "Twice", "=E4*2"
    sheet.add_table(ExcelTable(displayName="Measures", ref="A3:F4"))
    other = book.create_sheet("Claims")
    cells = {"Key": "key", "Measure": "measure_title", "Claim": "claim", "Stated": "as_stated"}
    for column, (heading, name) in enumerate(cells.items(), start=1):
        other.cell(1, column, heading)
        other.cell(2, column, "{{ evidence[]." + name + " }}")
    other.add_table(ExcelTable(displayName="Claims", ref="A1:D2"))
    return packed(book)


def receipt(dataset: Any = None, language: str = "en") -> Receipt:
    """Return the receipt of the template filled from a data set."""
    context = edition_context(Edition(dataset or make_dataset(), load_schemas(), language))
    filled = fill(template(), "t.xlsx", context)
    return receipt_of(filled.plan, context, {"measures/gate": "abcde"})


def cell(table: Table, key: str, heading: str) -> tuple[str, Written]:
    """Return the field of a cell and what was written there."""
    index = [column.heading for column in table.columns].index(heading)
    row = table.rows[key]
    return table.field(table.columns[index], key, row), row.cells[index]


@pytest.fixture(scope="module")
def measures() -> Table:
    return receipt().tables[0]


@pytest.fixture(scope="module")
def claims() -> Table:
    return receipt().tables[1]


def test_a_table_says_where_its_rows_come_from_and_what_its_key_is(measures: Table) -> None:
    about = measures.name, measures.sheet, measures.source, measures.key
    assert about == ("Measures", "Measures", "comparison", "Key")
    assert list(measures.rows) == ["gate", "lane"]


def test_a_value_is_kept_under_its_field(measures: Table) -> None:
    written = Written("The gate", "The gate")
    assert cell(measures, "gate", "Title") == ("measures/gate/title", written)


def test_a_code_is_kept_beside_the_word_for_it(measures: Table) -> None:
    written = Written("Border management", "border-management")
    assert cell(measures, "gate", "Domain") == ("measures/gate/domain", written)


def test_words_for_a_field_of_the_entry_lead_to_that_field(measures: Table) -> None:
    field = "measures/gate/entries/east/status"
    assert cell(measures, "gate", "East: status") == (
        field,
        Written("In operation", "in-operation"),
    )


def test_a_word_for_nothing_is_kept_as_nothing_held(measures: Table) -> None:
    field, written = cell(measures, "lane", "West: status")
    assert field == "measures/lane/entries/west/status"
    assert (bool(written.shown), written.held) == (True, None)


def test_where_the_measure_is_not_present_the_words_are_computed(measures: Table) -> None:
    field, written = cell(measures, "gate", "West: status")
    assert (field, written.computed) == ("measures/gate/entries/west/status", True)


def test_a_computed_column_says_where_to_edit_instead(measures: Table) -> None:
    assert measures.columns[-2].kind == "computed"
    assert cell(measures, "gate", "Claims")[0] == "measures/gate/claims"


def test_a_column_of_formulas_is_one(measures: Table) -> None:
    assert (measures.columns[-1].heading, measures.columns[-1].kind) == ("Twice", "formula")


def test_fields_of_other_records_are_computed_where_several_rows_show_them(claims: Table) -> None:
    assert claims.columns[1].kind == "computed"
    assert cell(claims, "gate/name", "Measure")[0] == "measures/gate/title"


def test_an_id_is_a_key(claims: Table) -> None:
    assert claims.columns[2].kind == "key"


def test_a_claim_is_found_by_measure_and_id(claims: Table) -> None:
    stated = Written("12 December 2001", "12 December 2001")
    field = "measures/gate/claims/signed-one/as_stated"
    assert cell(claims, "gate/signed-one", "Stated") == (field, stated)


def test_cells_beside_the_tables_have_their_address() -> None:
    singles = {(one.sheet, one.address): one for one in receipt().singles}
    title = singles["Measures", "A1"]
    assert (title.field, title.written.shown) == ("release/title", "East and west")
    mixed = singles["Measures", "B1"]
    assert (mixed.kind, mixed.written) == ("computed", computed("As of 6 May 2024"))


def sheets(dataset: Any) -> Receipt:
    """Return the receipt of a template with a sheet for every measure, a Table on each."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "{{ comparison.short }}"
    sheet["A1"], sheet["A2"] = "{{ comparison.title }}", "{{ release.title }}"
    sheet["B1"] = "{{ compared_axes[].id | across }}"
    sheet["B2"] = "{{ comparison.entries[compared_axes[].id].name }}"
    sheet["A4"], sheet["A5"] = "Key", "{{ briefs[].key | where key is gate }}"
    sheet.add_table(ExcelTable(displayName="Keys", ref="A4:A5"))
    context = edition_context(Edition(dataset, load_schemas(), "en"))
    return receipt_of(fill(packed(book), "t.xlsx", context).plan, context, {})


def test_a_cell_on_the_sheet_of_an_item_has_the_field_of_that_item() -> None:
    found = sheets(make_dataset())
    fields = {(one.sheet, one.address): one.field for one in found.singles}
    for number, measure in enumerate(make_dataset()["measures"]):
        short = measure["short"]
        assert fields[short, "A1"] == f"measures/{measure['id']}/title"
        assert fields[short, "A2"] == "release/title"
        assert fields[short, "C2"] == f"measures/{measure['id']}/entries/west/name"
        assert found.tables[number].source == "briefs"


def test_without_items_the_cells_of_their_sheet_have_no_field() -> None:
    fields = {one.address: one.field for one in sheets({**make_dataset(), "measures": []}).singles}
    assert fields["A2"] == "release/title"
    assert not fields["A1"]


def test_what_the_template_says_itself_is_kept_as_digests() -> None:
    fixed = receipt().fixed
    assert "C1" in fixed["Measures"]
    assert {"A3", "B3", "F3"} <= set(fixed["Measures"])
    assert not {"A4", "F4", "A1"} & set(fixed["Measures"])


def test_text_is_that_of_the_language() -> None:
    dataset = make_dataset()
    dataset["measures"][0]["title"] = text("The gate", fr="La porte")
    found = receipt(dataset, "fr")
    assert found.language == "fr"
    assert cell(found.tables[0], "gate", "Title")[1] == Written("La porte", "La porte")


def test_every_field_is_told_with_what_was_written() -> None:
    fields = dict(receipt().fields())
    assert fields["measures/gate/entries/east/status"].held == "in-operation"
    assert fields["release/title"].held == "East and west"


def test_the_receipt_of_the_same_data_is_the_same(tmp_path: Path) -> None:
    assert receipt() == receipt()
