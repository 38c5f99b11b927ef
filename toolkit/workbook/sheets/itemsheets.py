"""Which sheets of a template stand for items: the tag in the name says the list and the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.fill.template import Template, TemplateSheet
from toolkit.workbook.opc.package import SheetInfo
from toolkit.workbook.sheets.titles import safe_names
from toolkit.workbook.tags.arrange import Walk, filtered_fields
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import (
    LIST_FILTERS,
    ROW_FILTERS,
    Each,
    Filter,
    Name,
    Path,
    Tag,
    TagError,
)
from toolkit.workbook.tags.names import Names
from toolkit.workbook.tags.parse import has_tag, parse
from toolkit.workbook.tags.paths import Scope
from toolkit.workbook.tags.shape import UnknownName
from toolkit.workbook.tags.values import Value, ValueProblem, as_text, compile_value

_NOT_IN_A_NAME = ("across", *ROW_FILTERS)


@dataclass(frozen=True)
class ItemSheet:
    """A sheet of the template and the sheets that it becomes, in order.

    `chain` are the lists that the name walks: none where it holds one value, so that the sheet is
    only renamed. A list without items gives one sheet, on which nothing is known.
    """

    info: SheetInfo
    chain: tuple[Path, ...]
    scopes: Sequence[Scope]
    names: Sequence[str]
    empty: bool = False


class _Wrong(ValueError):
    """A name that cannot be: code, what is wrong, what to do."""

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code, self.remedy = code, remedy


def read_item_sheets(
    template: Template, context: Context, findings: list[Finding]
) -> list[ItemSheet]:
    """Return the sheets whose names hold tags; names that cannot be go to `findings`."""
    package, found = template.package, list[ItemSheet]()
    infos = package.sheets()
    taken = [info.name for info in infos if not has_tag(info.name)]
    sheets = {sheet.info.part: sheet for sheet in template.sheets}
    for info in infos:
        if not has_tag(info.name):
            continue
        try:
            item_sheet = _Reading(info, sheets.get(info.part), context).item_sheet(taken)
        except _Wrong as wrong:
            place = CellPlace(template.file, info.name)
            findings.append(finding(wrong.code, str(wrong), place, wrong.remedy))
            continue
        taken.extend(item_sheet.names)
        found.append(item_sheet)
    return found


class _Reading:
    """One name with tags."""

    def __init__(self, info: SheetInfo, sheet: TemplateSheet | None, context: Context) -> None:
        self._info, self._sheet, self._context = info, sheet, context
        if sheet is None:
            raise _Wrong("T113", f"a {info.kind} cannot stand for items", "use a worksheet")

    def item_sheet(self, taken: Sequence[str]) -> ItemSheet:
        pieces = self._pieces()
        tags = [piece for piece in pieces if isinstance(piece, Tag)]
        chain = max((tag.path.lists() for tag in tags), key=len, default=())
        for tag in tags:
            self._check(tag, chain)
        filters = self._filters(tags, chain)
        walked = Walk(chain, 0, filters, self._context.data).items(()) if chain else [()]
        scopes = walked or [(None,) * len(chain)]
        listed = _bare(chain[-1]).rpartition(".")[2] if chain else ""
        names = safe_names(self._texts(pieces, chain, walked) or [listed], taken, listed)
        return ItemSheet(self._info, chain, scopes, names, empty=not walked)

    def _pieces(self) -> list[str | Tag]:
        names, found = Names(), list[str | Tag]()
        try:
            for piece in parse(self._info.name):
                if isinstance(piece, Tag):
                    path = names.list(piece.path, self._context)
                    self._context.shape(path)
                    found.append(Tag(path, piece.filters, piece.text))
                elif isinstance(piece, str):
                    found.append(piece)
                else:
                    raise _Wrong("T102", "a block cannot stand in the name of a sheet")
        except TagError as error:
            raise _Wrong("T101", f"the name of the sheet: {error}") from error
        except UnknownName as error:
            raise _Wrong("T103", f"the name of the sheet: {error}") from error
        return found

    def _check(self, tag: Tag, chain: tuple[Path, ...]) -> None:
        lists = tag.path.lists()
        if lists != chain[: len(lists)]:
            message = f'the name walks two lists, "{lists[-1]}" and "{chain[-1]}"'
            raise _Wrong("T113", message, "name fields of one list")
        if any(key.lists() for key in tag.path.key_paths()):
            raise _Wrong("T113", "a list in brackets cannot be walked by the name of a sheet")
        used = next((f.name for f in tag.filters if f.name in _NOT_IN_A_NAME), "")
        if used:
            raise _Wrong("T113", f'"{used}" cannot stand in the name of a sheet', "remove it")
        member = Names().list(Path((*tag.path.segments, Name("id"))), self._context)
        if isinstance(member.segments[-2], Each):
            remedy = f"name a field of its items, as in {{{{ {_bare(tag.path)}.id }}}}"
            raise _Wrong("T113", f'"{tag.path}" is a list and no name', remedy)
        try:
            for path in filtered_fields(tag):
                self._context.shape(path)
        except UnknownName as error:
            raise _Wrong("T103", f"the name of the sheet: {error}") from error

    def _filters(self, tags: Sequence[Tag], chain: Sequence[Path]) -> dict[Path, list[Filter]]:
        """Return the filters of the lists, from the name and from any tag on the sheet."""
        names = Names(tuple(chain))
        assert self._sheet is not None
        cells = [names.tag(tag) for cell in self._sheet.tagged.values() for tag in cell.tags]
        found: dict[Path, list[Filter]] = {}
        for tag in (*tags, *cells):
            for own in tag.path.lists()[-1:]:
                if own in chain:
                    chosen = [f for f in tag.filters if f.name in LIST_FILTERS]
                    found.setdefault(own, []).extend(chosen)
        return found

    def _texts(
        self, pieces: Sequence[str | Tag], chain: Sequence[Path], scopes: Sequence[Scope]
    ) -> list[str]:
        """Return what the name says for every item."""
        slots = {path: slot for slot, path in enumerate(chain)}
        parts = [
            compile_value(piece, slots, self._context) if isinstance(piece, Tag) else _fixed(piece)
            for piece in pieces
        ]
        try:
            return ["".join(as_text(part(scope)) for part in parts) for scope in scopes]
        except ValueProblem as problem:
            raise _Wrong("F101", f"the name of the sheet: {problem}") from problem


def _fixed(text: str) -> Value:
    return lambda _: text


def _bare(path: Path) -> str:
    return str(path).replace("[]", "")
