"""Every tag that a template of the project can hold, with meaning, type and origin."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from toolkit.checks.problem import did_you_mean
from toolkit.errors import UsageError
from toolkit.files import remove_litter
from toolkit.store.schemas import load_schemas
from toolkit.tasks.edition import edition_context
from toolkit.tasks.fill import refuse_existing
from toolkit.tasks.load import load
from toolkit.views.edition import Edition
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.save import save
from toolkit.workbook.starter.taglist import tag_list_template
from toolkit.workbook.tags.catalogue import Field, fields, shape_of_data
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.shape import COMPUTED, Shape


def list_tags(root: Path, wanted: str | None = None) -> list[Field]:
    """Return every field of the data and the views, or of one root, as tags.

    Raises UsageError for a root that is not there, FindingsError for mistakes of the seeds.
    """
    dataset = load(root).valid()
    edition = Edition(dataset, load_schemas(), dataset["release"]["languages"][0])
    context = edition_context(edition)
    shapes = dict(context.shapes)
    words = edition.group("columns")
    roots = {name: _explained(shape, shapes, words) for name, shape in shapes.items()}
    roots["words"] = shape_of_data(context.data["words"])
    if wanted is not None and wanted not in roots:
        hint = did_you_mean(wanted, roots) or f"there are {', '.join(roots)}"
        raise UsageError(f'nothing is called "{wanted}"; {hint}')
    shown = {name: shape for name, shape in roots.items() if wanted in (None, name)}
    return list(fields(shown, context.data))


def write_tags(found: list[Field], path: Path, *, force: bool = False) -> None:
    """Write fields as a workbook with an Excel Table; raises FileError if `path` exists.

    With `force` an existing file is replaced.
    """
    refuse_existing(path, force=force)
    package = tag_list_template(path.name)
    fill(package, path.name, Context({"fields": [asdict(field) for field in found]}))
    remove_litter(path.parent)
    save(package, path)


def _explained(shape: Shape, shapes: Mapping[str, Shape], words: Mapping[str, str]) -> Shape:
    """Return the shape of a view with headings as titles, and descriptions from the schema."""
    if shape.kind == "value" and shape.origin:
        source = None if shape.origin == COMPUTED else _at(shape.origin, shapes)
        title = words.get(shape.title) or shape.title.replace("_", " ")
        return replace(shape, title=title, description=source.description if source else "")
    item = shape.item and _explained(shape.item, shapes, words)
    inner = {name: _explained(each, shapes, words) for name, each in shape.fields.items()}
    return replace(shape, item=item, fields=inner)


def _at(origin: str, shapes: Mapping[str, Shape]) -> Shape | None:
    """Return what the path of an origin leads to: `measures/{measure}/entries/{axis}/status`."""
    shape: Shape | None = Shape("object", shapes)
    for part in origin.split("/"):
        if shape is None:
            return None
        shape = shape.item if shape.kind in ("list", "map") else shape.fields.get(part)
    return shape
