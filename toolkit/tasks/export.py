"""The views of the data as tidy tables in files for other programs."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.exports.all_exports import EXPORTS, exported
from toolkit.exports.table import Table, TableColumn
from toolkit.files import remove_litter, write_atomically
from toolkit.store.schemas import load_schemas
from toolkit.tasks.load import load
from toolkit.views.build import build_views
from toolkit.views.edition import Edition
from toolkit.views.frame import ViewFrame


@dataclass(frozen=True)
class Exported:
    """A file that was written, and how many rows it has."""

    path: Path
    rows: int


def export(root: Path, form: str, folder: Path, language: str = "") -> list[Exported]:
    """Write every view, and a dictionary of their columns, into `folder` in the format `form`.

    `language` is one of the release; the first one if empty. Raises FindingsError for data with
    errors, UsageError for an unknown format or language, FileError where a file cannot be written,
    ToolkitError where a library is missing; nothing is written unless all files can be made.
    """
    dataset = load(root).valid()
    languages = dataset["release"]["languages"]
    language = language or languages[0]
    for what, given, known in (("format", form, list(EXPORTS)), ("language", language, languages)):
        if given not in known:
            raise UsageError(f'there is no {what} "{given}"; there are {", ".join(known)}')
    schemas = load_schemas()
    edition = Edition(dataset, schemas, language)
    frames = build_views(dataset, schemas, language)
    tables = [_table(frame, edition) for frame in frames.values()]
    files = list(exported(tables, form))
    folder.mkdir(parents=True, exist_ok=True)
    remove_litter(folder)
    for name, content in files:
        write_atomically(folder / name, content)
    rows = {table.name: len(table.rows) for table in tables}
    described = sum(len(table.columns) for table in tables)
    return [Exported(folder / name, rows.get(Path(name).stem, described)) for name, _ in files]


def _table(frame: ViewFrame, edition: Edition) -> Table:
    columns = tuple(
        TableColumn(
            column.name,
            column.type,
            edition.word("columns", column.heading, axis="").strip(),
            column.origin or "",
        )
        for column in frame.view.columns
    )
    rows = [[record[column.name] for column in columns] for record in frame.records()]
    return Table(frame.view.name, columns, rows)
