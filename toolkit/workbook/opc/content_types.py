"""[Content_Types].xml: what kind of thing each part is."""

from lxml import etree

from toolkit.workbook.opc.xml import CONTENT_TYPES, qualified

NAME = "[Content_Types].xml"
_BY_ENDING = "image/"
"""Pictures have their type by the ending of the name, one entry for all of them, as in Excel."""
_DEFAULT, _OVERRIDE = qualified(CONTENT_TYPES, "Default"), qualified(CONTENT_TYPES, "Override")


def get(root: etree._Element, part: str) -> str:
    """Return the content type of `part`, empty if neither an override nor a default names it."""
    folded = "/" + part.casefold()
    for override in root.iter(_OVERRIDE):
        if override.get("PartName", "").casefold() == folded:
            return override.get("ContentType", "")
    return _default(root, part)


def put(root: etree._Element, part: str, content_type: str) -> bool:
    """Give `part` a content type; return whether `root` had to be changed for that."""
    if get(root, part) == content_type:
        return False
    discard(root, part)
    known = _default(root, part)
    if not known and content_type.startswith(_BY_ENDING):
        defaults = [index for index, each in enumerate(root) if each.tag == _DEFAULT]
        default = etree.Element(_DEFAULT, Extension=_extension(part), ContentType=content_type)
        root.insert(max(defaults, default=-1) + 1, default)
    elif known != content_type:
        etree.SubElement(root, _OVERRIDE, PartName="/" + part, ContentType=content_type)
    return True


def discard(root: etree._Element, part: str) -> bool:
    """Remove the override of `part`; return whether there was one."""
    folded = "/" + part.casefold()
    found = [o for o in root.iter(_OVERRIDE) if o.get("PartName", "").casefold() == folded]
    for override in found:
        root.remove(override)
    return bool(found)


def _default(root: etree._Element, part: str) -> str:
    for default in root.iter(_DEFAULT):
        if default.get("Extension", "").casefold() == _extension(part):
            return default.get("ContentType", "")
    return ""


def _extension(part: str) -> str:
    return part.rpartition("/")[2].rpartition(".")[2].casefold()
