"""L: links."""

from toolkit.lint.rule import Rule

LINKS = (
    Rule(
        "L01",
        "text of a link",
        'The text says where a link leads: no address, no "here".',
        "ERT",
        "UKc CAe USa TR",
        "write the name of the page as the text of the link",
    ),
    Rule(
        "L02",
        "same text, same target",
        "Links with the same target have the same text, others have other texts.",
        "EB",
        "UKg CAe",
        "give each target one text of its own",
        "By sheet. Under `analyst` links in Tables are left out: their row and column say what they"
        " are.",
    ),
    Rule(
        "L03",
        "links to documents",
        "A link to a document names its type and size.",
        "DB",
        "UKg CAe",
        "add it to the text, for example (PDF, 120 KB)",
        "By the ending of the address; in which language a page is cannot be seen.",
    ),
    Rule(
        "L04",
        "links of the contents",
        "Links of cover and contents lead to A1 of a sheet.",
        "D",
        "UKg",
        "let the link lead to A1",
    ),
    Rule(
        "L05",
        "look of a link",
        "Links are underlined.",
        "DB",
        "UKg CAe",
        "give the cell the style Hyperlink, or underline it",
    ),
    Rule(
        "L06",
        "links that lead nowhere",
        "Places in the workbook exist, addresses outside are well formed.",
        "S",
        "",
        "correct the target",
    ),
)
