"""Small parts that name cells: form controls, single mapped cells, queries' parameters."""

from toolkit.workbook.moves.common import Work, area_of, named, set_attribute
from toolkit.workbook.references.formulas import Single

_FORMULAS: dict[str, Single] = {
    "fmlaLink": "never",
    "fmlaRange": "always",
    "fmlaTxbx": "never",
    "fmlaGroup": "never",
}


def move_control(work: Work) -> None:
    """Move the cells that a form control is linked to or lists."""
    for name, single in _FORMULAS.items():
        text = work.root.get(name)
        if text:
            set_attribute(work.root, name, work.formula(text, "control", single=single))


def move_single_cells(work: Work) -> None:
    """Move the cells that are mapped to XML one by one."""
    for cell in named(work.root, "singleXmlCell"):
        ref = area_of(cell.get("r"))
        moved = work.shift.first(ref) if ref else None
        if moved is not None:
            set_attribute(cell, "r", str(moved))


def move_parameters(work: Work) -> None:
    """Move the cells that queries take their parameters from."""
    for parameter in named(work.root, "parameter"):
        text = parameter.get("cell")
        if text:
            set_attribute(parameter, "cell", work.formula(text, "query parameter", single="never"))
