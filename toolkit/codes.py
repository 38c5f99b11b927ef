"""Every code a finding can carry: how bad it is, what it is called, what to do about it.

Codes are stable: a code that is no longer used is not given to something else.
"""

from dataclasses import dataclass

from toolkit.findings import Finding, Place, Severity


@dataclass(frozen=True)
class Code:
    """One kind of finding; `remedy` is the general one, a finding may carry a more precise one."""

    code: str
    severity: Severity
    title: str
    remedy: str


_READING = (  # S1xx: the bytes of a JSON file, and the files of the seeds folder
    Code("S101", "error", "the file is empty", "write a JSON value into it, or delete it"),
    Code("S102", "error", "byte-order mark", "save the file as UTF-8 without byte-order mark"),
    Code("S103", "error", "not UTF-8", "save the file as UTF-8"),
    Code("S104", "error", "broken JSON", ""),
    Code("S105", "error", "key given twice", "keep one of the two"),
    Code("S106", "error", "not a number JSON can hold", "write a finite number, or null"),
    Code("S107", "error", "control character in a string", "delete it, or write its escape"),
    Code("S108", "error", "half of a surrogate pair", "write the whole character"),
    Code("S109", "error", "nested too deeply", "make the data flatter"),
    Code("S110", "warning", "file that nothing reads", "move it out of the folder, or rename it"),
    Code("S111", "error", "file is missing", ""),
    Code("S112", "error", "too much for one file", "split it, or check what it is"),
)

_SCHEMA = (  # S2xx: what the schema says of a value
    Code("S201", "error", "unknown field", ""),
    Code("S202", "error", "missing field", ""),
    Code("S203", "error", "wrong type", ""),
    Code("S204", "error", "unknown code", ""),
    Code("S205", "error", "wrong form", ""),
    Code("S206", "error", "too short, too long, too small or too large", ""),
    Code("S207", "error", "the same item twice", "delete one"),
    Code("S208", "error", "against another rule of the schema", ""),
    Code("S209", "error", "more mistakes than are explained", "mend the others first"),
    Code("S210", "error", "placeholder", "write what belongs there, or delete the record"),
)

_CHECKS = (  # C1xx: what must hold between the records
    Code("C101", "error", "id given twice", "give one of the two another id"),
    Code("C102", "error", "no source", 'add one under "citations"'),
    Code("C103", "error", "unknown id", "correct the id, or add the record"),
    Code("C104", "error", "one-sided analogue", "add the other side, with basis and note"),
    Code("C105", "error", "circle of parents", 'correct or remove "parent"'),
    Code("C106", "error", "no entry for a compared axis", "add one, if only as not-reported"),
    Code("C107", "error", "place of an inventory record", "correct the path, or write null"),
    Code("C110", "error", "file name and id differ", "rename the file or correct the id"),
    Code("C111", "error", "short name given twice", "sheets need a name of their own; change one"),
    Code("C112", "error", "claim with two sources", "make a claim of its own for each source"),
    Code("C113", "warning", "claim not found in its source", "look it up, or cite what says so"),
    Code("C120", "error", "no date of the calendar", "correct the date"),
    Code("C121", "error", "interval that runs backwards", "write the earlier date first"),
    Code("C122", "error", "ended before it began", "correct one of the two dates"),
    Code("C123", "warning", "rough date without words", 'add "as_stated", as the source puts it'),
    Code("C130", "error", "point number given twice", "correct one of the two numbers"),
    Code("C131", "error", "id and number of a point differ", ""),
    Code("C132", "error", "missing points", 'add them, or correct "stated_count"'),
    Code("C133", "error", "more points than counted", "correct it, or the two counts"),
    Code("C134", "error", "added or signed", 'correct "added" or "stated_count"'),
    Code("C135", "error", "unknown point", "correct the number, or add the point"),
    Code("C136", "error", "match and points disagree", '"none" is for a point that stands alone'),
    Code("C137", "error", "point not compared", "add one, with match none if it stands alone"),
    Code("C140", "error", "claim on an entry that is not there", 'correct "axis"'),
    Code(
        "C141", "error", "claim on a field that is not there", "add the value, or delete the claim"
    ),
    Code("C142", "error", "preferred claim says otherwise", "correct the value or the standing"),
    Code("C143", "error", "differing reading that does not differ", "make it preferred"),
    Code("C144", "warning", "value without a claim", "add a claim that says which source has it"),
    Code("C145", "error", "no preferred reading", "make one preferred, or leave all open"),
    Code("C146", "error", "stated without a source", 'cite it, or correct "basis"'),
    Code("C147", "error", "nearest measure is not there", "name one that is present on the axis"),
    Code("C150", "error", "not between 0 and 100", "correct the number, or what sort it is"),
    Code("C151", "error", "one-sided pair", "add the other side, with the same verdict"),
    Code("C152", "error", "number outside its bounds", "correct the number or the bound"),
    Code("C153", "error", "no preferred observation", "make one preferred, or leave all open"),
    Code("C154", "error", "indicator of one axis only", 'add a pair, or say why in "unpaired"'),
    Code("C160", "error", "count and items differ", 'correct the items, or "complete"'),
    Code("C161", "error", "points of a heading", 'correct "section", or "stated_count"'),
    Code("C170", "error", "date outside of the whole", "correct one of the two dates"),
    Code("C171", "warning", "part older than its whole", "check both dates against the sources"),
    Code("C180", "note", "source that nothing cites", 'cite it, or say why not in "unused"'),
    Code("C181", "note", "institution that nothing names", 'say why it is here in "named_only"'),
    Code("C190", "error", "one-sided contrast", "add the other side, with the same reason"),
)

_TEMPLATE = (  # T1xx: the tags of a template
    Code("T101", "error", "tag that cannot be read", "correct the text between {{ and }}"),
    Code("T102", "error", "block that does not fit", "give every block its end and its own rows"),
    Code("T103", "error", "unknown name in a tag", "correct the name"),
    Code("T104", "error", "across without a list", "write [] behind the list"),
    Code("T105", "error", "list that nothing repeats", "write | across beside one of its tags"),
    Code("T106", "error", "two lists in the same rows", "part them by an empty column"),
    Code("T107", "error", "Table with rows of two lists", "put the tags into the same row"),
    Code("T108", "error", "heading of a Table", "give every column a heading of its own"),
    Code("T109", "error", "unknown Table", "correct the name of the Table"),
    Code("T110", "error", "repeat that cuts something", "move it out of the repeated rows"),
    Code("T111", "error", "sample left over", "delete it, or put a tag into the cell or its note"),
    Code("T112", "error", "group that cannot stand here", "use it in rows that repeat one by one"),
    Code(
        "T113", "error", "sheet that cannot stand for every item", "correct the name of the sheet"
    ),
)

_FILLING = (  # F1xx: what a fill meets in the data and the formulas
    Code("F101", "error", "value that a cell cannot hold", "correct the data, or add a filter"),
    Code("F102", "warning", "link to a row that is not there", "correct the key"),
    Code("F103", "warning", "formula to look at", "look at the formula in the template"),
    Code("F104", "warning", "something that does not follow", "look at it in the filled workbook"),
    Code("F105", "error", "picture that cannot be shown", "correct the name or the file"),
    Code("F106", "warning", "picture without words", "write | picture alt FIELD"),
    Code("F107", "warning", "key that nothing has", "correct the key, or add what it names"),
    Code("F108", "error", "more than a sheet has room for", "choose with | where, or | first"),
    Code(
        "F110", "warning", "formula that comes out as an error", "correct the formula or its data"
    ),
    Code("F111", "warning", "formula without a value", "Excel shows it once editing is enabled"),
    Code("F112", "note", "formula that rests on one without a value", ""),
    Code("F113", "warning", "workbook without values", "Excel shows them once editing is enabled"),
    Code("F120", "error", "part that Excel could not find", "report this with the template"),
    Code("F121", "error", "worksheet that Excel would repair", "report this with the template"),
    Code("F122", "error", "Table that Excel would repair", "report this with the template"),
    Code("F123", "error", "name that Excel would refuse", "choose another name"),
    Code(
        "F124", "warning", "text that looks like a tag", "fill it, or take it out of the template"
    ),
)

_LINTING = (  # A1xx: waivers; the rules themselves are in lint/catalogue
    Code("A101", "warning", "waiver that nothing needs", "delete the waiver"),
    Code("A102", "error", "waiver of a rule that is not there", "correct the id, or delete it"),
)

_PULLING = (  # P1xx: what people typed into a generated workbook
    Code("P101", "error", "formula or error over a value", "type the value itself"),
    Code("P103", "error", "word that is no code", "choose one of the words of the Codebook"),
    Code("P104", "error", "day that a program made", "type the date as text"),
    Code("P105", "error", "value of another form", "type what the field can hold"),
    Code("P106", "error", "value that cannot be left out", "type one, or delete the record"),
    Code("P107", "error", "two cells disagree", "make both say the same"),
    Code("P108", "error", "record that is gone", "build a new workbook"),
    Code("P109", "error", "value that the data cannot have", "type another"),
    Code("P110", "warning", "computed cell typed over", "edit what it is computed from"),
    Code("P111", "warning", "key typed over", "rename the record in the seeds"),
    Code("P120", "warning", "row that was added", "add the record in the seeds"),
    Code("P121", "warning", "row that is gone", "delete the record in the seeds if it must go"),
    Code("P122", "warning", "row without a key of its own", "give the row a key of its own"),
    Code("P123", "warning", "part of the workbook that is gone", "build a new workbook"),
    Code("P124", "warning", "cell of the template changed", "change it in the template"),
    Code("P130", "note", "cells of somebody's own", "keep them in a copy outside of outputs"),
    Code("P131", "note", "other order or heading", ""),
    Code("P140", "warning", "value that no claim bears out", "amend the claims"),
)

_REFRESHING = (  # R1xx: what stops a refresh of somebody's own copy
    Code("R101", "error", "cell changed on both sides", "decide with --take workbook or seeds"),
    Code("R102", "error", "change that would be undone", "undo it, or let it go: --take seeds"),
    Code("R103", "error", "something without a place", "move it to a sheet of your own"),
    Code("R104", "error", "something that cannot be carried", "take it out of the copy"),
    Code("R105", "error", "formula that cannot follow", "correct the formula in the copy"),
)

CODES: dict[str, Code] = {
    code.code: code
    for group in (_READING, _SCHEMA, _CHECKS, _TEMPLATE, _FILLING, _LINTING, _PULLING, _REFRESHING)
    for code in group
}


def finding(code: str, message: str, place: Place, remedy: str = "") -> Finding:
    """Return a finding with the severity of its code, and the code's remedy unless one is given.

    A message that ends in a question (`did you mean "status"?`) has said what to do by itself.
    """
    known = CODES[code]
    general = "" if message.endswith("?") else known.remedy
    return Finding(code, known.severity, message, place, remedy or general)
