"""The order of the children of a worksheet, which Excel insists on."""

from lxml import etree

from toolkit.workbook.opc.xml import local

_ORDER = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
    protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
    phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
    headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts
    extLst
"""
RANK = {name: rank for rank, name in enumerate(_ORDER.split())}
"""The place of every child by its name (ECMA-376, CT_Worksheet)."""


def insert_in_order(frame: etree._Element, child: etree._Element) -> None:
    """Insert a child where it belongs in a worksheet, behind others of its name."""
    own = RANK[local(child)]
    behind = (each for each in frame if RANK.get(local(each), -1) > own)
    following = next(behind, None)
    if following is None:
        frame.append(child)
    else:
        following.addprevious(child)
