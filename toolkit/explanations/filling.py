"""T1xx and F1xx: the tags of a template, and what a fill meets."""

from toolkit.explanations.explanation import told

FILLING = told(
    (
        "T101",
        "The text between the braces is no tag: it is not closed, has no path, or a filter that"
        " does not exist.",
        "{{ measures[].title | lable }}",
        "{{ measures[].title | label }}",
    ),
    (
        "T102",
        "A block has an end, rows of its own, and lies wholly within another or apart from it; in a"
        " Table the body repeats by itself.",
        "{{#each measures}} without {{/each}}",
        "{{#each measures}} above the rows and {{/each}} below them",
    ),
    (
        "T103",
        "Nothing in the data has this name. The message has the nearest one.",
        "{{ comparison[].statsu }}",
        "{{ comparison[].status }}",
    ),
    (
        "T104",
        "Only a list can repeat to the right.",
        "{{ axes.label | across }}",
        "{{ axes[].label | across }}",
    ),
    (
        "T105",
        "The tag needs the item of a list that nothing repeats where it stands.",
        "{{ comparison[].entries[axes[].id].status }} with no tag that has `| across`",
        "{{ axes[].label | across }} in the heading above it",
    ),
    (
        "T106",
        "Two lists that have nothing to do with each other cannot share rows.",
        "{{ measures[].title }} beside {{ sources[].title }}",
        "an empty column between the two, or a Table for each",
    ),
    (
        "T107",
        "In a Table all rows are of one kind, so a list within a list stands in the same row as the"
        " outer one.",
        "a Table body with {{ measures[].claims[].value }} in a row below {{ measures[].title }}",
        "both tags in one row, or rows without a Table",
    ),
    (
        "T108",
        "The columns of a Table have headings that differ and are not empty; Excel repairs the file"
        " otherwise.",
        "two columns with the heading {{ words.columns.status }}",
        "{{ axes[].short }} {{ words.columns.status }} in each",
    ),
    (
        "T109",
        "The link names a Table that the workbook does not have.",
        "{{ comparison[].title | link to Evidnce }}",
        "{{ comparison[].title | link to Evidence }}",
    ),
    (
        "T110",
        "Repeating these rows would cut an array formula, merged cells, a Table or a pivot in two.",
        "a merged cell that begins in the repeated row and ends below it",
        "the merged cell moved out of the repeated rows",
    ),
    (
        "T111",
        "A fixed value stands in rows that repeat, so every copy would show it; `template check`"
        " tells it. A sample belongs into a cell whose note holds the tag.",
        "FAST typed beside {{ comparison[].title }} in the body of a Table",
        "FAST with {{ comparison[].short }} in the note of the cell; ="
        '"text" where every row is meant to have it',
    ),
    (
        "T112",
        "`| group`, `| subtotal` and `| merge same` need rows that repeat, outside of a Table; the"
        " last two one row for every item.",
        "{{ rows[].amount | subtotal sum }} in the body of a Table",
        "the same tag in rows that are no Table, or the totals row of the Table",
    ),
    (
        "T113",
        "A sheet whose name is a tag stands once for every item, so the name walks one list, and"
        " nothing is on the sheet of which a workbook can have only one, such as a pivot table.",
        "a sheet named {{ measures }}",
        "a sheet named {{ measures.short }}, the pivot table on another sheet",
    ),
    (
        "F101",
        "A cell holds no more than 32,767 characters, no control characters, no day before 1900"
        " and no list.",
        "{{ measures[].claims }}",
        '{{ measures[].partners | join ", " }}',
    ),
    (
        "F102",
        "The link leads to a row by its key, and no row has that key.",
        "{{ evidence[].source | link to Sources }} with an id that Sources does not show",
        "a key that the Table shows in its first column",
    ),
    (
        "F103",
        "The formula refers to something that is repeated or left out, and may not mean what it"
        " meant.",
        "=C7 from outside, where row 7 is repeated",
        "=SUM(C7), which is stretched over the copies",
    ),
    (
        "F104",
        "The template has something that this tool does not move along with the rows.",
        "a shape beside rows that are repeated",
        "a look at that place in the filled workbook",
    ),
    (
        "F105",
        "The value of a tag with `| picture` is the name of a PNG or JPEG that lies beside the"
        " data, or in a folder below it; nothing else is ever read.",
        "https://example.org/flag.png, ../flag.png, flag.gif",
        "flags/canada.png",
    ),
    (
        "F106",
        "A screen reader has nothing to say of a picture without alternative text. One of these is"
        " told for each sheet.",
        "{{ axes[].flag | picture }}",
        "{{ axes[].flag | picture alt label }}, or `| picture decorative` where the picture says"
        " nothing that the text does not",
    ),
    (
        "F107",
        "No object has a property with the key that is typed into the tag, and no list a member"
        " with this id, so that the cell stays empty in every row.",
        '{{ comparison[].entries["us-cnada"].status }}',
        '{{ comparison[].entries["us-canada"].status }}',
    ),
    (
        "F108",
        "A worksheet has 1,048,576 rows and 16,384 columns, and the data has more items than fit.",
        "{{ readings[].value }} for two million readings",
        "{{ readings[].value | first 1000000 }}, or the readings parted into several lists",
    ),
    (
        "F110",
        "The formula comes out as an error, which the template did not intend.",
        "=B2/C2 where C2 is empty",
        '=IF(C2="","",B2/C2)',
    ),
    (
        "F111",
        "The formula uses a function that is not proven to be calculated rightly, so its cell has"
        " no value until a spreadsheet program opens the file. A wrong value would be worse.",
        "=TODAY()",
        "a function of the list in docs/tags.md, or leave it",
    ),
    (
        "F112",
        "The formula rests on another one that has no value.",
        "=A1+1 where A1 has F111",
        "mend the other one",
    ),
    (
        "F113",
        "The workbook was too large for the calculation, or the calculation failed; it is written"
        " without cached values.",
        "a workbook of millions of formulas",
        "open and save it in Excel or LibreOffice",
    ),
    (
        "F120",
        "A part of the workbook is named and missing, so Excel would offer to repair the file.",
        "a relationship to xl/media/image1.png, which is not there",
        "open the template in Excel, save it, fill it again; report it if that does not help",
    ),
    (
        "F121",
        "A worksheet has something that Excel would repair, such as merged cells that overlap.",
        "merged cells B2:C3 and C3:D4",
        "merged cells B2:C3 and D3:D4",
    ),
    (
        "F122",
        "A Table's headings and cells differ, or two Tables have one name.",
        "two Tables with the name Evidence",
        "Evidence and Evidence2",
    ),
    (
        "F123",
        "Excel refuses the name: it is too long, is defined twice, or reads like a cell.",
        "a sheet called 2001/2002",
        "a sheet called 2001-2002",
    ),
    (
        "F124",
        "The filled workbook holds what looks like a tag: in a place that is not filled, as a"
        " formula, or because the data or literal braces say so.",
        '="Version {{ release.version }}"',
        '="Version "&B1, with {{ release.version }} in B1',
    ),
)
