import openpyxl

from tests.workbook.filling import packed
from toolkit.workbook.opc.properties import set_custom
from toolkit.workbook.opc.wishes import wanted_profiles, wants_receipt


def test_a_template_can_ask_for_no_receipt() -> None:
    package = packed(openpyxl.Workbook())
    assert wants_receipt(package)
    set_custom(package, {"border-policy receipt": "none"})
    assert not wants_receipt(package)


def test_a_template_names_the_profiles_that_its_outputs_keep() -> None:
    package = packed(openpyxl.Workbook())
    assert wanted_profiles(package) == ("analyst",)
    set_custom(package, {"border-policy profiles": "uk us"})
    assert wanted_profiles(package) == ("uk", "us")
    set_custom(package, {"border-policy profiles": "none"})
    assert wanted_profiles(package) == ()
