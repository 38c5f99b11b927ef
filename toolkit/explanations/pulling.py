"""P1xx: what people typed into a generated workbook, and what becomes of it."""

from toolkit.explanations.explanation import told

PULLING = told(
    (
        "P101",
        "The cell shows a field of the data, which is a value. What a formula comes to today is not"
        " taken for one.",
        "=B7&B8 in a cell of Title",
        "The gate programme",
    ),
    (
        "P103",
        "The cell shows a code as a word. Only the words of its list can be turned back into codes;"
        " the sheet Codebook has them.",
        "In operaton",
        "In operation",
    ),
    (
        "P104",
        "Excel and LibreOffice turn what looks like a date into a day number, so a month typed as"
        " 2005-03 becomes 1 March 2005. Which of the two was meant is asked back.",
        "2005-03, which became 2005-03-01",
        "'2005-03 (with an apostrophe, as text)",
    ),
    (
        "P105",
        "The field holds something else: a number, a date in one of the forms of the data, true or"
        " false.",
        "spring of 2005 in a cell of a date",
        "'2005-03, and the words of the source in the claim",
    ),
    (
        "P106",
        "The schema asks for this field in every record, or other languages rest on the English"
        " text, so emptying the cell cannot be taken into the seeds.",
        "an empty cell of Title",
        "a title",
    ),
    (
        "P107",
        "Several cells show the same field, and two of them were changed to different values.",
        "Not found on Evidence and Read on Readings, for the same claim",
        "Read on both",
    ),
    (
        "P108",
        "The workbook shows a record that somebody has deleted or renamed in the seeds since.",
        "an edit in the row of a measure that is no more",
        "a newly built workbook, edited",
    ),
    (
        "P109",
        "With this value the data would be against its schema, or an id would lead nowhere. The"
        " message has the code and the reason; `border-policy explain` tells more of it.",
        "a short name of 60 characters",
        "one of at most 31 characters",
    ),
    (
        "P110",
        "The cell is put together from several fields, or calculated. The message names the field"
        " to edit, with its file and line.",
        "another number in a cell of Claims",
        "another claim in seeds/measures/fast.json",
    ),
    (
        "P111",
        "Keys and ids hold the data together: other records name them.",
        "fast-lane over the key fast",
        "the id changed in the seeds, wherever it is named",
    ),
    (
        "P120",
        "A row with a new key becomes a record if its columns have all that a record must have. The"
        " message names what is missing.",
        "a new row of Comparison with a key and a title",
        "`border-policy new measure my-id`, filled in",
    ),
    (
        "P121",
        "A row that is gone from a workbook may have been deleted by mistake, so no record is"
        " deleted for it.",
        "a deleted row of Comparison",
        "the deleted file seeds/measures/fast.json",
    ),
    (
        "P122",
        "Rows are known by the key in their first column. Without one, or with that of another row,"
        " it cannot be told whose values these are.",
        "a copied row with the key of the first",
        "the copied row with a key of its own",
    ),
    (
        "P123",
        "A column, Table or sheet that the toolkit wrote is not there any more. What it showed"
        " stays in the seeds.",
        "a deleted column Status",
        "a hidden column Status",
    ),
    (
        "P124",
        "What a template says itself (a note, a fixed heading, a formula) is no data. It changes in"
        " the template, for every output.",
        "another formula in outputs/comparison.en.xlsx",
        "another formula in templates/comparison.xlsx",
    ),
    (
        "P130",
        "Cells, columns and sheets that the toolkit did not write stay where they are, and are no"
        " data. The next build of an output does not have them, so keep them in a copy.",
        "a column My notes in outputs/comparison.en.xlsx",
        "a column My notes in a copy of it",
    ),
    (
        "P131",
        "Rows that were sorted, columns that were moved, and columns with another heading are"
        " recognised; nothing follows from that for the data.",
        "rows sorted by status",
        "nothing is to be done",
    ),
    (
        "P140",
        "The new value is taken, and now the claims say something else than the data set does, or"
        " nothing. Validation asks for that to be mended.",
        "another status, and claims for the old one",
        "a claim with the new status, its source and its locator",
    ),
)
