"""An error that the template stores is no surprise, so it stays a value."""

from tests.workbook.filling import fill_in, template
from tests.workbook.small import make_parts, make_zip
from toolkit.workbook.fill.storederrors import stored_errors
from toolkit.workbook.opc.package import Package


def test_errors_stored_by_the_template_are_known_at_their_new_places() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>{{ r[].n }}</t></is></c>'
        '<c r="B1" t="e"><f>NA()</f><v>#N/A</v></c></row>'
        '<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    package = Package.from_bytes(make_zip(make_parts({"S": rows})), "t.xlsx")
    filled = fill_in(package, {"r": [{"n": 1}, {"n": 2}]})
    assert stored_errors(filled.plan) == {
        ("S", "B1"): "#N/A",
        ("S", "B2"): "#N/A",
        ("S", "A3"): "#DIV/0!",
    }


def test_formulas_with_other_values_are_not_named() -> None:
    filled = fill_in(template({"S": {"A1": "{{ n }}", "A2": "=A1"}}), {"n": 1})
    assert stored_errors(filled.plan) == {}
