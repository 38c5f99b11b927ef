"""R1xx: what stops the refresh of somebody's own copy of a workbook."""

from toolkit.explanations.explanation import told

REFRESHING = told(
    (
        "R101",
        "The cell was changed in the copy, and what the seeds or the template say there has changed"
        " too since the copy was made. Nothing is written before somebody has decided, for all such"
        " cells or one by one.",
        "“Suspended” typed over “In operation”, and “Ended” in the seeds by now",
        "`border-policy refresh COPY.xlsx --take workbook`",
    ),
    (
        "R102",
        "A row, column, Table or sheet of the toolkit's was deleted in the copy, its columns were"
        " put into another order, or a cell was changed whose record is gone. A refresh would undo"
        " that, so it asks first.",
        "a deleted column Status",
        "a hidden column Status, or `--take seeds`, which lets it come back",
    ),
    (
        "R103",
        "What you typed belongs to a row, a column or a sheet that the new workbook does not have,"
        " so it has no place there.",
        "a note in the row of a record that was deleted in the seeds",
        "the note on a sheet of your own",
    ),
    (
        "R104",
        "The copy has something of your own that cannot be carried into a new workbook, or the"
        " template has something in its place now.",
        "a pivot table on the sheet Comparison",
        "the pivot table in a workbook of its own",
    ),
    (
        "R105",
        "A formula or rule of your own names a cell that is not there any more, or that cannot be"
        " followed.",
        "=Comparison!D12, where the record of row 12 is gone",
        "a formula that names another cell, or the Table and its column",
    ),
)
