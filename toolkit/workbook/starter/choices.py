"""Drop-downs: coded cells offer the words of their list of codes, from the sheet Codebook."""

from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.starter.layout import word

_KEYS, _TITLES = (f"Codebook[{word(key)}]" for key in ("key", "title"))


def offer(sheet: Worksheet, cell: str, codes: str) -> None:
    """Let a cell offer the words of a list of codes, with a message before and after typing.

    The workbook gets a name for them: a run of rows in the Table Codebook.
    """
    name = "Codes_" + codes.replace(".", "_").replace("-", "_")
    book = sheet.parent
    assert isinstance(book, Workbook)
    if name not in book.defined_names:
        book.defined_names[name] = DefinedName(name, attr_text=_words_of(codes))
    sheet.add_data_validation(
        DataValidation(
            type="list",
            formula1=name,
            sqref=cell,
            allow_blank=True,
            showInputMessage=True,
            showErrorMessage=True,
            promptTitle="{{ words.choices.prompt_title }}",
            prompt="{{ words.choices.prompt }}",
            errorTitle="{{ words.choices.error_title }}",
            error="{{ words.choices.error }}",
        )
    )


def _words_of(codes: str) -> str:
    """Return the formula of the rows of a list of codes, which stand behind one another."""
    pattern = f'"{codes}=*"'
    first = f"MATCH({pattern},{_KEYS},0)"
    last = f"{first}+COUNTIF({_KEYS},{pattern})-1"
    return f"INDEX({_TITLES},{first}):INDEX({_TITLES},{last})"
