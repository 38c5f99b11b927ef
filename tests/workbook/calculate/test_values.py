import re
from collections.abc import Iterator

import pytest

from tests.workbook.small import add_table, make_parts, make_zip, rows
from toolkit.errors import WorkbookError
from toolkit.findings import Finding
from toolkit.workbook.calculate import process
from toolkit.workbook.calculate.values import add_cached_values
from toolkit.workbook.opc import limits, xml
from toolkit.workbook.opc.package import Package

SHEET = "xl/worksheets/sheet1.xml"
Cells = dict[str, float | str | bool]


def workbook(cells: Cells, names: str = "") -> Package:
    return Package.from_bytes(make_zip(make_parts({"S": rows(cells)}, names)), "t.xlsx")


def cached(package: Package, address: str, part: str = SHEET) -> tuple[str, str | None]:
    """Type and value of a cell as they stand in the file."""
    cell = next(c for c in package.xml(part).iter(xml.main("c")) if c.get("r") == address)
    return cell.get("t", "n"), cell.findtext(xml.main("v"))


def codes(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.code, str(f.place)) for f in findings]


@pytest.mark.parametrize(
    ("formula", "kind", "value"),
    [
        ("=1+1", "n", "2"),
        ("=1/3", "n", "0.3333333333333333"),
        ("=0.1+0.2", "n", "0.30000000000000004"),
        ("=1E-7*3", "n", "3E-07"),
        ("=123456789*1000000000", "n", "1.23456789E+17"),
        ("=1=1", "b", "1"),
        ("=1=2", "b", "0"),
        ('=""', "str", ""),
        ('="<a> & "&"b"', "str", "<a> & b"),
        ('="_x0041_"', "str", "_x005F_x0041_"),
        ("=Z99", "n", "0"),
    ],
)
def test_a_value_is_written_with_its_type(formula: str, kind: str, value: str) -> None:
    package = workbook({"A1": formula})
    assert add_cached_values(package) == []
    kind_found, value_found = cached(package, "A1")
    assert (kind_found, value_found or "") == (kind, value)


def test_bytes_outside_formula_cells_stay() -> None:
    parts = make_parts({"S": rows({"A1": 5, "B1": "=A1*2", "C1": "text", "A2": "=B1"})})
    parts[SHEET] = str(parts[SHEET]).replace("<row", '<!-- kept --><row spans="1:3" ')
    before = str(parts[SHEET])
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    add_cached_values(package)
    after = package.read(SHEET).decode()
    assert re.sub("<v>10</v></c>", "</c>", after) == before


def test_a_workbook_without_formulas_stays_as_it_is() -> None:
    package = workbook({"A1": 5})
    assert add_cached_values(package) == []
    assert package.touched == set()


def test_a_sheet_without_formulas_stays_as_it_is() -> None:
    parts = make_parts({"S": rows({"A1": "=Data!A1+1"}), "Data": rows({"A1": 5})})
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert add_cached_values(package) == []
    assert cached(package, "A1") == ("n", "6")
    assert "xl/worksheets/sheet2.xml" not in package.touched


def test_excel_is_told_to_calculate_on_opening() -> None:
    package = workbook({"A1": "=1"}, '<definedName name="N">S!$A$1</definedName>')
    add_cached_values(package)
    book = package.xml(package.workbook_part)
    assert [xml.local(child) for child in book] == ["sheets", "definedNames", "calcPr"]
    calculation = book.find(xml.main("calcPr"))
    assert calculation is not None
    assert calculation.get("fullCalcOnLoad") == "1"


def test_other_settings_of_the_calculation_stay() -> None:
    parts = make_parts({"S": rows({"A1": "=1"})})
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        "</workbook>", '<calcPr calcId="191029" calcMode="manual"/><x/></workbook>'
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    add_cached_values(package)
    calculation = package.xml(package.workbook_part).find(xml.main("calcPr"))
    assert calculation is not None
    assert dict(calculation.attrib) == {
        "calcId": "191029",
        "calcMode": "manual",
        "fullCalcOnLoad": "1",
    }


def test_the_calculation_chain_is_dropped() -> None:
    package = workbook({"A1": "=1"})
    package.add("xl/calcChain.xml", b"<calcChain/>", "application/calc+xml")
    package.add_relationship("xl/workbook.xml", xml.R + "/calcChain", "xl/calcChain.xml")
    add_cached_values(package)
    assert "xl/calcChain.xml" not in package
    assert package.related("xl/workbook.xml", "calcChain") == ()
    assert b"calcChain" not in package.read("[Content_Types].xml")


def test_a_sheet_that_is_produced_while_writing_stays_so() -> None:
    package = workbook({"A1": "=SUM(A2:A3)", "A2": 1, "A3": 2})
    data = package.read(SHEET)

    def produce() -> Iterator[bytes]:
        yield from (data[i : i + 7] for i in range(0, len(data), 7))

    package.replace(SHEET, produce)
    add_cached_values(package)
    assert package.is_streamed(SHEET)
    assert cached(package, "A1") == ("n", "3")


def test_a_prefixed_sheet_gets_its_values() -> None:
    parts = make_parts({"S": ""})
    parts[SHEET] = (
        f'<x:worksheet xmlns:x="{xml.MAIN}"><x:sheetData><x:row r="1">'
        '<x:c r="A1"><x:v>4</x:v></x:c>'
        '<x:c r="B1" s="2"><x:f>A1/2</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    add_cached_values(package)
    assert b'<x:c r="B1" s="2"><x:f>A1/2</x:f><x:v>2</x:v></x:c>' in package.read(SHEET)


def test_a_sheet_in_utf16_gets_its_values() -> None:
    parts = make_parts({"S": rows({"A1": '="é"&1'})})
    parts[SHEET] = str(parts[SHEET]).encode("utf-16")
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert add_cached_values(package) == []
    assert cached(package, "A1") == ("str", "é1")


def test_shared_strings_and_errors_are_read() -> None:
    parts = make_parts(
        {
            "S": '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><f>A1&amp;"!"</f></c>'
            '<c r="C1" t="e"><v>#N/A</v></c><c r="D1"><f>IFERROR(C1,"none")</f></c></row>'
        }
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    strings = (
        f'<sst xmlns="{xml.MAIN}"><si><t>no</t></si><si><r><t>on</t></r><r><t>e</t></r>'
        '<rPh sb="0" eb="1"><t>wan</t></rPh></si></sst>'
    )
    package.add("xl/sharedStrings.xml", strings.encode(), "application/strings+xml")
    package.add_relationship("xl/workbook.xml", xml.R + "/sharedStrings", "xl/sharedStrings.xml")
    assert add_cached_values(package) == []
    assert cached(package, "B1") == ("str", "one!")
    assert cached(package, "D1") == ("str", "none")


def test_shared_formulas_move_along() -> None:
    parts = make_parts(
        {
            "S": '<row r="1"><c r="A1"><v>1</v></c>'
            '<c r="B1"><f t="shared" ref="B1:B2" si="0">A1*$A$1+10</f></c></row>'
            '<row r="2"><c r="A2"><v>7</v></c><c r="B2"><f t="shared" si="0"/></c></row>'
        }
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert add_cached_values(package) == []
    assert [cached(package, a) for a in ("B1", "B2")] == [("n", "11"), ("n", "17")]
    assert b'<f t="shared" si="0"/><v>17</v>' in package.read(SHEET)


@pytest.mark.parametrize(
    ("data", "values"),
    [
        ([], ["0", "0", "0", "none", "0"]),
        ([("fast", "present", 4)], ["1", "4", "1", "present", "1"]),
        ([("fast", "absent", 4), ("ibet", "present", 5)], ["1", "5", "2", "absent", "2"]),
    ],
)
def test_summaries_of_tables_with_0_1_and_2_rows_are_right(
    data: list[tuple[str, str, int]], values: list[str]
) -> None:
    cells: Cells = {"A1": "Key", "B1": "Status", "C1": "Level"}
    for number, (key, status, level) in enumerate(data, 2):
        cells |= {f"A{number}": key, f"B{number}": status, f"C{number}": level}
    summary: Cells = {
        "A1": '=COUNTIFS(T[Status],"present")',
        "A2": '=SUMIFS(T[Level],T[Status],"present")',
        "A3": "=COUNTA(T[Key])",
        "A4": '=IFERROR(INDEX(T[Status],MATCH("fast",T[Key],0)),"none")',
        "A5": '=SUMPRODUCT((T[Key]<>"")*1)',
    }
    parts = make_parts({"Data": rows(cells), "Summary": rows(summary)})
    ref = f"A1:C{max(2, len(data) + 1)}"
    add_table(parts, "T", ref, ["Key", "Status", "Level"])
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert add_cached_values(package) == []
    found = [cached(package, f"A{n}", "xl/worksheets/sheet2.xml")[1] for n in range(1, 6)]
    assert found == values


def test_an_error_gets_no_value_and_neither_does_what_rests_on_it() -> None:
    package = workbook({"A1": "=1/0", "A2": "=IFERROR(A1,5)", "A3": "=A2+1", "A4": "=1"})
    assert codes(add_cached_values(package)) == [
        ("F110", "t.xlsx: S!A1"),
        ("F112", "t.xlsx: S!A2"),
        ("F112", "t.xlsx: S!A3"),
    ]
    assert [cached(package, f"A{n}")[1] for n in (1, 2, 3, 4)] == [None, None, None, "1"]


def test_an_error_that_is_accepted_is_a_value() -> None:
    package = workbook({"A1": "=NA()", "A2": "=IFERROR(A1,5)"})
    assert add_cached_values(package, accepted_errors={("S", "A1"): "#N/A"}) == []
    assert cached(package, "A1") == ("e", "#N/A")
    assert cached(package, "A2") == ("n", "5")


def test_an_older_value_does_not_stay() -> None:
    parts = make_parts({"S": '<row r="1"><c r="A1" t="str"><f>TODAY()</f><v>old</v></c></row>'})
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    add_cached_values(package)
    assert cached(package, "A1") == ("n", None)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("=TODAY()", "TODAY gives another value each time"),
        ("=1+RAND()", "RAND gives another value each time"),
        ('=INDIRECT("A1")', "INDIRECT gives another value each time"),
        ("=LN(2)", "LN is not among the functions"),
        ("=_xlfn.LET(x,1,x)", "LET is not among the functions"),
        ("=[1]Other!A1", "is in another workbook"),
        ("=None!A1", 'there is no sheet "None"'),
        ("=Nothing+1", "Nothing is not known"),
        ("=T[Status]", "there is no Table T"),
        ("=Z1:Z3*2", "Z1:Z3 stands where one value is meant"),
        ("=ABS(Z1:Z3)", "Z1:Z3 stands where one value is meant"),
        ("=SUM({1,2})", "a list in braces"),
        ("=@Z1:Z3", "an @ that only Excel understands"),
        ("=SUM(Z1#)", "how far other formulas reach"),
        ("=SUM(#REF!)", "refers to cells that are gone"),
        ("=SUM(S:S2!A1)", 'there is no sheet "S2"'),
        ("=ABS(S:S!Z1)", "several sheets at once"),
        ("=SUMPRODUCT(S:S!Z1)", "several sheets at once"),
        ('=TEXT(1,"# ?/?")', "TEXT is not proven"),
        ("=MATCH(1,Z1:Z3)", "MATCH is not proven"),
        ('=VLOOKUP("a",Y1:Z3,2)', "VLOOKUP is not proven"),
        ('="a"&1/3', "a number that Excel may write otherwise"),
        ('="a"&1E20', "a number that Excel may write otherwise"),
        ('=COUNTIF(Z1:Z3,"<>a")', "empty cells"),
        ("=SUM(Z1 Z2)", "does not understand"),
        ("=" + "(" * 3000 + "1" + ")" * 3000, "parentheses nest deeper than 64"),
    ],
)
def test_what_could_be_wrong_gets_no_value_and_the_reason(formula: str, reason: str) -> None:
    package = workbook({"A1": formula, "A2": "=A1", "A3": "=5"})
    first, second = add_cached_values(package)
    assert (first.code, str(first.place)) == ("F111", "t.xlsx: S!A1")
    assert reason in first.message
    assert (second.code, second.message) == ("F112", "no value: it rests on S!A1")
    assert cached(package, "A1") == ("n", None)
    assert cached(package, "A3") == ("n", "5")


def test_a_volatile_function_behind_a_name_is_seen() -> None:
    package = workbook({"A1": "=Moment+1"}, '<definedName name="Moment">NOW()</definedName>')
    assert [f.code for f in add_cached_values(package)] == ["F111"]


def test_formulas_in_a_circle_get_no_value() -> None:
    package = workbook({"A1": "=A2+1", "A2": "=A1+1"})
    assert {f.code for f in add_cached_values(package)} == {"F110"}
    assert cached(package, "A1") == ("n", None)


def test_array_formulas_and_the_cells_they_fill_have_no_value() -> None:
    parts = make_parts(
        {
            "S": '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>8</v></c></row>'
            '<row r="2"><c r="A2" s="3" t="str"><v>old</v></c><c r="B2"><v>1</v></c>'
            '<c r="C2"><f>A2+1</f><v>9</v></c></row>'
        }
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert codes(add_cached_values(package)) == [
        ("F111", "t.xlsx: S!A1"),
        ("F112", "t.xlsx: S!C2"),
    ]
    assert [cached(package, a)[1] for a in ("A1", "A2", "B2", "C2")] == [None, None, "1", None]
    assert b'<c r="A2" s="3"/>' in package.read(SHEET)


def test_a_formula_that_would_spill_gets_no_value() -> None:
    package = workbook({"A1": "=INDEX(B1:B3,0)", "B1": 1, "B2": 2, "A5": "=SUM(INDEX(B1:B3,0))"})
    assert codes(add_cached_values(package)) == [("F111", "t.xlsx: S!A1")]
    assert cached(package, "A5") == ("n", "3")


def test_a_subtotal_over_hidden_rows_gets_no_value() -> None:
    cells: Cells = {"A1": 1, "A2": 2, "B1": "=SUBTOTAL(109,A1:A2)", "C1": "=SUM(A1:A2)"}
    parts = make_parts({"S": rows(cells).replace('<row r="2"', '<row r="2" hidden="1"')})
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert codes(add_cached_values(package)) == [("F111", "t.xlsx: S!B1")]
    assert cached(package, "C1") == ("n", "3")


def test_cells_that_cannot_be_read_are_not_calculated_with() -> None:
    parts = make_parts(
        {"S": '<row r="1"><c r="A1" t="d"><v>2001-12-12</v></c><c r="B1"><f>A1+1</f></c></row>'}
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert codes(add_cached_values(package)) == [("F112", "t.xlsx: S!B1")]


def test_neighbours_with_the_same_fault_are_one_finding() -> None:
    cells: Cells = {f"B{n}": "=TODAY()" for n in (1, 2, 3, 5)}
    assert codes(add_cached_values(workbook(cells))) == [
        ("F111", "t.xlsx: S!B1:B3"),
        ("F111", "t.xlsx: S!B5"),
    ]


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ('<workbookPr date1904="1"/>', "dates from 1904"),
        ('<calcPr iterate="1"/>', "depend on themselves"),
        ('<calcPr fullPrecision="0"/>', "numbers as shown"),
    ],
)
def test_a_workbook_that_calculates_otherwise_gets_no_values(setting: str, reason: str) -> None:
    parts = make_parts({"S": rows({"A1": "=1"})})
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        "</workbook>", setting + "</workbook>"
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    (found,) = add_cached_values(package)
    assert found.code == "F113"
    assert reason in found.message
    assert cached(package, "A1") == ("n", None)


def broken_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: object, code: str) -> None:
    script = f"{tmp_path}/engine.py"
    with open(script, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(code)
    monkeypatch.setattr(process, "_ENGINE", script)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import sys; sys.exit(1)",
        "print('no JSON')",
        "import ironcalc; ironcalc.test_panic()",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    ],
)
def test_an_engine_that_breaks_stops_a_build_and_not_a_fill(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, code: str
) -> None:
    broken_engine(monkeypatch, tmp_path, code)
    with pytest.raises(WorkbookError, match=r"t\.xlsx could not be calculated: the calculation"):
        add_cached_values(workbook({"A1": "=1"}))
    package = workbook({"A1": "=1"})
    (found,) = add_cached_values(package, required=False)
    assert (found.code, str(found.place)) == ("F113", "t.xlsx")
    assert cached(package, "A1") == ("n", None)


def test_an_engine_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    broken_engine(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(limits, "CALCULATION_SECONDS", 0.5)
    with pytest.raises(WorkbookError, match="the calculation took over"):
        add_cached_values(workbook({"A1": "=1"}))


@pytest.mark.parametrize("limit", ["MAX_CALCULATED_CELLS", "MAX_CALCULATED_READS"])
def test_a_workbook_that_is_too_large_is_not_calculated(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(limits, limit, 5)
    cells: Cells = {f"A{n}": n for n in range(1, 10)} | {"B1": "=SUM(A1:A9)"}
    (found,) = add_cached_values(workbook(cells), required=False)
    assert found.code == "F113"
    assert "more cells than can be calculated with" in found.message


def test_many_formulas_that_read_single_cells_are_not_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MAX_CALCULATED_READS", 100)
    cells: Cells = {f"A{n}": n for n in range(1, 101)} | {f"B{n}": f"=A{n}" for n in range(1, 101)}
    assert add_cached_values(workbook(cells)) == []


def test_a_long_chain_of_formulas_is_calculated() -> None:
    cells: Cells = {f"A{n}": f"=A{n + 1}+1" for n in range(1, 5000)}
    package = workbook(cells | {"A5000": 1})
    assert add_cached_values(package) == []
    assert cached(package, "A1") == ("n", "5000")


def test_a_sum_over_several_sheets_has_a_value() -> None:
    sheets = {
        "S": rows({"A1": "=SUM('B:D e'!A1)+SUM('B:D e'!A1:A2,1)"}),
        "B": rows({"A1": 1, "A2": 10}),
        "C": rows({"A1": "=B!A1+1"}),
        "D e": rows({"A1": 3}),
        "F": rows({"A1": 100}),
    }
    package = Package.from_bytes(make_zip(make_parts(sheets)), "t.xlsx")
    assert add_cached_values(package) == []
    assert cached(package, "A1") == ("n", "23")
