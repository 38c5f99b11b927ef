"""N: notes and missing values."""

from toolkit.lint.rule import Rule

NOTES = (
    Rule(
        "N01",
        "sheet of notes",
        "Notes are on a sheet called Notes, as a Table with number and text.",
        "D",
        "UKc DfT",
        "add a sheet Notes with a Table of two columns",
        "Asked for where a cell has a mark such as [note 1].",
    ),
    Rule(
        "N02",
        "form of note marks",
        "Marks read [note 1]: the word, a number, square brackets, each in brackets of its own.",
        "D",
        "UKc UKh",
        "write [note 1][note 2]",
        "Also [nota 1] in Spanish. Told are other forms in titles and headings, and raised digits,"
        " stars and daggers at the end of any text.",
    ),
    Rule(
        "N03",
        "place of note marks",
        "Marks stand in titles, headings, labels of rows or a column of notes.",
        "D",
        "UKc",
        "move the mark into the heading, the label of the row, or a column of notes",
    ),
    Rule(
        "N04",
        "notes that fit their marks",
        "Every mark has a row on Notes, every row has a mark, and they are numbered in the order of"
        " their appearance.",
        "D",
        "gp af",
        "add the note, or delete the one that nothing uses; number them anew",
        "Where cells have marks; notes without any mark say by themselves what they are about.",
    ),
    Rule(
        "N05",
        "shorthand for missing values",
        "Missing values are [c], [e], [k], [x] or [z], never NA, and explained on the sheet or the"
        " cover.",
        "ED",
        "UKg UKh",
        "write [x] for not available, [z] for not applicable, and explain it above the Table",
        "[low], [p], [r], [u] and [w] are accepted too, if explained; words in full"
        " (not reported) need no shorthand.",
    ),
    Rule(
        "N06",
        "blank, zero and none",
        "Blank, zero and `no measure` are different codes.",
        "D",
        "Ox UKg",
        unchecked="what a blank or a nought stands for is not in the file; T08 and N05 ask that it"
        " is said, and `border-policy validate` keeps them apart in the data",
    ),
    Rule(
        "N07",
        "limits of the data",
        "The cover or the notes say how uncertain and how comparable the data is.",
        "D",
        "UKg",
        "write a sentence on the limits of the data",
        "By words such as uncertain, limits, quality or comparable, in English, French and"
        " Spanish.",
    ),
)
