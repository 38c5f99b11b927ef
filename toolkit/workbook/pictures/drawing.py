"""Pictures in the drawing of a sheet: the part is made where there is none, else added to."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from toolkit.workbook.opc import relationships
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.escapes import attribute
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import XDR, A, R, local, main, qualified, to_bytes
from toolkit.workbook.pictures.sizes import Box, Corner

_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_IMAGE = R + "/image"
_EMPTY = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}"/>'
_ANCHOR = """<xdr:twoCellAnchor xmlns:xdr="{xdr}" xmlns:a="{a}" editAs="oneCell">\
<xdr:from>{start}</xdr:from><xdr:to>{end}</xdr:to><xdr:pic><xdr:nvPicPr>\
<xdr:cNvPr id="{id}" name="Picture {id}" descr={alt}>{mark}</xdr:cNvPr>\
<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>\
<xdr:blipFill><a:blip xmlns:r="{r}" r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch>\
</xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/>\
</xdr:twoCellAnchor>"""
_CORNER = (
    "<xdr:col>{}</xdr:col><xdr:colOff>{}</xdr:colOff>"
    "<xdr:row>{}</xdr:row><xdr:rowOff>{}</xdr:rowOff>"
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
"""The extension by which Office marks what a screen reader passes over."""


@dataclass(frozen=True)
class Hung:
    """A picture with its place: the part with its bytes, its alternative text."""

    media: str
    box: Box
    alt: str
    decorative: bool


def drawing_of(package: Package, sheet_part: str, frame: etree._Element) -> str:
    """Return the drawing part of a worksheet; one without gets an empty one, also in its frame."""
    holder = frame.find(main("drawing"))
    if holder is None:
        holder = etree.Element(main("drawing"), nsmap={"r": R})
        insert_in_order(frame, holder)
    own = holder.get(qualified(R, "id"))
    for relationship in package.relationships(sheet_part):
        if relationship.id == own and relationship.target in package:
            return relationship.target
    part = package.free_name("xl/drawings/drawing{}.xml")
    package.add(part, to_bytes(etree.fromstring(_EMPTY)), _TYPE)
    new = package.add_relationship(sheet_part, relationships.DRAWING, part)
    holder.set(qualified(R, "id"), new)
    return part


def add_pictures(package: Package, drawing: str, pictures: Sequence[Hung]) -> None:
    """Add pictures to a drawing, in front of what it shows; all else in it stays."""
    root = package.xml(drawing)
    used = (whole(each, "id") for each in root.iter() if local(each) == "cNvPr")
    first = max(used, default=1) + 1
    known = {r.target: r.id for r in package.relationships(drawing) if r.type == _IMAGE}
    for number, picture in enumerate(pictures, start=first):
        if picture.media not in known:
            known[picture.media] = package.add_relationship(drawing, _IMAGE, picture.media)
        root.append(_anchor(picture, known[picture.media], number))
    package.replace(drawing, to_bytes(root))


def _anchor(picture: Hung, relationship: str, number: int) -> etree._Element:
    box = picture.box
    text = _ANCHOR.format(
        xdr=XDR,
        a=A,
        r=R,
        start=_corner(box.start),
        end=_corner(box.end),
        id=number,
        alt=attribute(picture.alt),
        mark=_DECORATIVE if picture.decorative else "",
        rel=relationship,
        width=box.width,
        height=box.height,
    )
    return etree.fromstring(text)


def _corner(corner: Corner) -> str:
    return _CORNER.format(corner.column, corner.column_offset, corner.row, corner.row_offset)
