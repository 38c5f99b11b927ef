"""W: the workbook as a whole."""

import re
from collections.abc import Iterator

from toolkit.lint.book import Book
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Problem, on
from toolkit.lint.words import (
    CONTENTS_NAME,
    COVER_NAME,
    NOTES_NAME,
    language_of,
)

_DASH = re.compile(r"[_–—―]|\s-+\s|--")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DEFAULT_AUTHORS = {
    *("openpyxl", "xlsxwriter", "microsoft office user", "microsoft", "windows user", "user"),
    *("author", "admin", "administrator", "owner", "root", "apache poi", "libreoffice", "python"),
    *("utilisateur", "usuario", "auteur", "autor", "unknown", "none", "n/a"),
}
_PERSON = re.compile(
    r"@|^[^\W\d]+, [^\W\d]+(?: [^\W\d]\.?)?$|^(?:mr|mrs|ms|dr|prof|m|mme|sr|sra)\.? ", re.I
)
_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]{2,3}(?:-[a-z]{2})?)?")
_MOST_IN_NAME = 60
_PROVISIONAL = re.compile(r"(?:^|-)(draft|final|version|v\d+|copy|new|old|\d{6,8})(?:-|\.|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OUTSIDE = ("externalLinks/", "connections.xml", "queryTables/", "model/item.data")


def title(book: Book, _: Limits) -> Iterator[Problem]:
    """W01."""
    text = book.properties.get("title", "")
    if not text:
        yield Problem("the document properties have no title")
    elif _plain(text) == _plain(book.stem):
        yield Problem(f'the title "{text}" is the name of the file')
    elif _DASH.search(text):
        yield Problem(f'the title "{text}" has dashes or underscores')


def language(book: Book, _: Limits) -> Iterator[Problem]:
    """W02."""
    named = book.properties.get("language", "")
    if not named:
        yield Problem("the document properties name no language")
    elif not _LANGUAGE_TAG.fullmatch(named):
        yield Problem(f'"{named}" is no language tag such as en-CA')
    else:
        found = language_of(c.text for sheet in book.worksheets for c in sheet.texts)
        if found and found != book.language:
            yield Problem(f'the language is "{named}", and the content reads as "{found}"')


def author(book: Book, _: Limits) -> Iterator[Problem]:
    """W03."""
    text = book.properties.get("creator", "")
    if not text:
        yield Problem("the document properties name no author")
    elif text.lower() in _DEFAULT_AUTHORS:
        yield Problem(f'the author "{text}" is the default of a program')
    elif _PERSON.search(text):
        yield Problem(f'the author "{text}" is a person')


def keywords(book: Book, _: Limits) -> Iterator[Problem]:
    """W04."""
    words = book.properties.get("keywords", "")
    if not words:
        yield Problem("the document properties have no keywords")
    elif "," not in words and re.search(r"[;|]|\s\S+\s", words):
        yield Problem(f'the keywords "{words}" are not parted by commas')
    if not book.properties.get("subject"):
        yield Problem("the document properties have no subject")


def one_language(book: Book, _: Limits) -> Iterator[Problem]:
    """W05."""
    found = {s.name: language_of(c.text for c in s.texts) for s in book.worksheets}
    known = [each for each in found.values() if each]
    usual = book.language if book.language in known else next(iter(known), "")
    for sheet in book.worksheets:
        if found[sheet.name] not in ("", usual):
            yield on(sheet, f'the sheet reads as "{found[sheet.name]}", the workbook as "{usual}"')


def kind_of_file(book: Book, _: Limits) -> Iterator[Problem]:
    """W06."""
    if book.has_macros:
        yield Problem("the workbook has macros")
    elif not book.file.lower().endswith(".xlsx"):
        yield Problem("the file's name does not end in .xlsx")


def file_name(book: Book, _: Limits) -> Iterator[Problem]:
    """W07."""
    name = book.stem
    if len(name) > _MOST_IN_NAME:
        yield Problem(f"the file's name has {len(name)} characters, more than {_MOST_IN_NAME}")
    if not _FILE_NAME.fullmatch(name):
        yield Problem(f'the file\'s name "{name}" is not in lower case with hyphens only')
        return
    years = set(_YEAR.findall(name)) - set(_YEAR.findall(book.properties.get("title", "")))
    provisional = _PROVISIONAL.search(name)
    if provisional or years:
        word = provisional[1] if provisional else min(years)
        yield Problem(f'the file\'s name has "{word}", which changes from release to release')
    elif re.fullmatch(r"(?:book|workbook|classeur|libro|sheet|data|table)\d*", name):
        yield Problem(f'the file\'s name "{name}" does not say what it holds')


def opens_first(book: Book, _: Limits) -> Iterator[Problem]:
    """W08."""
    shown = [at for at, sheet in enumerate(book.sheets) if sheet.state == "visible"]
    if shown and book.active != shown[0] and book.active < len(book.sheets):
        yield Problem(f'the workbook opens on the sheet "{book.sheets[book.active].name}"')


def cursor(book: Book, _: Limits) -> Iterator[Problem]:
    """W09."""
    for sheet in book.worksheets:
        if sheet.view.active != "A1":
            yield on(sheet, f"the cursor is in {sheet.view.active}")
        elif sheet.view.top_left != "A1":
            yield on(sheet, f"the window begins at {sheet.view.top_left}")


def zoom(book: Book, _: Limits) -> Iterator[Problem]:
    """W10."""
    for sheet in book.worksheets:
        if sheet.view.zoom != 100:
            yield on(sheet, f"the zoom is {sheet.view.zoom} %")


def hidden_sheets(book: Book, _: Limits) -> Iterator[Problem]:
    """W11."""
    told = " ".join(cell.text for cell in book.cover.texts).casefold() if book.cover else ""
    for sheet in book.sheets:
        if sheet.state != "visible" and sheet.name.casefold() not in told:
            yield on(sheet, "the sheet is hidden, and the cover does not name it")


def protection(book: Book, _: Limits) -> Iterator[Problem]:
    """W12."""
    if book.is_protected:
        yield Problem("the structure of the workbook is protected")
    for sheet in book.sheets:
        if sheet.is_protected:
            yield on(sheet, "the sheet is protected")


def order(book: Book, _: Limits) -> Iterator[Problem]:
    """W13."""
    ranks = [_rank(sheet.name) for sheet in book.worksheets]
    if len(ranks) > 1 and ranks[0] != 0:
        yield on(book.worksheets[0], "the first sheet is no cover")
    highest = 0
    for sheet, rank in zip(book.worksheets, ranks, strict=True):
        if rank < highest:
            yield on(sheet, "the sheet stands behind sheets that come after it")
        highest = max(highest, rank)


def open_copies(book: Book, _: Limits) -> Iterator[Problem]:
    """W14."""
    if book.siblings is None:
        return
    if f"{book.stem}.ods" not in book.siblings:
        yield Problem(f"there is no {book.stem}.ods beside it")
    is_plain = any(
        (n.startswith(book.stem) and n.endswith(".csv")) or n == book.stem for n in book.siblings
    )
    if not is_plain:
        yield Problem(f"there is no {book.stem}.csv beside it, and no folder {book.stem}")


def outside_data(book: Book, _: Limits) -> Iterator[Problem]:
    """W15."""
    for part in book.parts:
        if any(each in part for each in _OUTSIDE) and not part.endswith(".rels"):
            yield Problem(f"the workbook draws on data outside of it: {part}")


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _rank(name: str) -> int:
    """Return 0 for a cover, 1 for contents, 2 for notes, 3 for the rest."""
    names = (COVER_NAME, CONTENTS_NAME, NOTES_NAME)
    return next((rank for rank, known in enumerate(names) if known.search(name)), len(names))
