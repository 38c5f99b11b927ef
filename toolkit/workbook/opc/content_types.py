"""[Content_Types].xml: what kind of thing each part is."""

from lxml import etree

from toolkit.workbook.opc.xml import CONTENT_TYPES, qualified

NAME = "[Content_Types].xml"
_DEFAULT, _OVERRIDE = qualified(CONTENT_TYPES, "Default"), qualified(CONTENT_TYPES, "Override")
_BY_ENDING = "image/"
"""Pictures have their type by the ending of the name, one entry for all of them, as in Excel."""


class ContentTypes:
    """The content types of a package; names of parts are compared without regard to case."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of the part, which is changed in place."""
        self.root = root
        self._overrides: dict[str, list[etree._Element]] = {}
        for override in root.iter(_OVERRIDE):
            self._overrides.setdefault(override.get("PartName", "").casefold(), []).append(override)
        self._defaults: dict[str, str] = {}
        for default in root.iter(_DEFAULT):
            extension = default.get("Extension", "").casefold()
            self._defaults.setdefault(extension, default.get("ContentType", ""))

    def get(self, part: str) -> str:
        """Return the content type of `part`, empty if no override and no default names it."""
        for override in self._overrides.get(_key(part), ()):
            return override.get("ContentType", "")
        return self._default(part)

    def put(self, part: str, content_type: str) -> bool:
        """Give `part` a content type; return whether the root had to be changed for that."""
        if self.get(part) == content_type:
            return False
        self.discard(part)
        known = self._default(part)
        if not known and content_type.startswith(_BY_ENDING):
            self._add_default(_extension(part), content_type)
        elif known != content_type:
            attributes = {"PartName": "/" + part, "ContentType": content_type}
            override = etree.SubElement(self.root, _OVERRIDE, attributes)
            self._overrides[_key(part)] = [override]
        return True

    def discard(self, part: str) -> bool:
        """Remove the override of `part`; return whether there was one."""
        found = self._overrides.pop(_key(part), [])
        for override in found:
            self.root.remove(override)
        return bool(found)

    def _default(self, part: str) -> str:
        return self._defaults.get(_extension(part), "")

    def _add_default(self, extension: str, content_type: str) -> None:
        last = max((at for at, each in enumerate(self.root) if each.tag == _DEFAULT), default=-1)
        default = etree.Element(_DEFAULT, Extension=extension, ContentType=content_type)
        self.root.insert(last + 1, default)
        self._defaults[extension] = content_type


def _extension(part: str) -> str:
    return part.rpartition("/")[2].rpartition(".")[2].casefold()


def _key(part: str) -> str:
    return "/" + part.casefold()
