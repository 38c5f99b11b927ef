"""S1xx: the bytes of a JSON file, and the files of the seeds folder."""

from toolkit.explanations.explanation import told

READING = told(
    (
        "S101",
        "A JSON file holds one value, and this one holds nothing. Often a program was stopped while"
        " it wrote the file.",
        "(no character at all)",
        '{"words": {}}',
    ),
    (
        "S102",
        "The file begins with an invisible mark that some Windows programs write. JSON does not"
        " allow it, and many programs stumble over it.",
        'U+FEFF {"words": {}}',
        'In the editor, choose "Save with encoding", "UTF-8" and not "UTF-8 with BOM".',
    ),
    (
        "S103",
        "JSON is written in UTF-8. A byte that is none shows that the file was saved in an older"
        " encoding, which would show letters with accents wrongly elsewhere.",
        "M\\xe9xico (saved as Windows-1252)",
        "Open it in the encoding that shows all letters rightly, then save it as UTF-8.",
    ),
    (
        "S104",
        "The text does not go on as JSON must, so nothing after this place can be read. The message"
        " says what is missing or too much.",
        '{"id": "fast",}',
        '{"id": "fast"}',
    ),
    (
        "S105",
        "A key may stand in an object once. Most programs silently keep one of the two values, and"
        " not all the same one.",
        '{"status": "signed", "status": "in-operation"}',
        '{"status": "in-operation"}',
    ),
    (
        "S106",
        "JSON knows no NaN and no infinity, and a workbook cannot hold a number this large.",
        '{"value": NaN}',
        '{"value": null}',
    ),
    (
        "S107",
        "Characters such as a tab or a line break must not stand in a string as they are.",
        '{"note": "first<tab>second"}',
        '{"note": "first\\tsecond"}',
    ),
    (
        "S108",
        "The escape is one half of a character that takes two; alone it stands for nothing and"
        " cannot be written to a file.",
        '"\\ud83d"',
        '"\\ud83d\\ude00", or the character itself',
    ),
    (
        "S109",
        "No data of this project is nested more than a few levels deep. Such a file is an accident"
        " or made to exhaust the programs that read it.",
        "[[[[[[[[[[ ... a hundred times",
        "Check what the file is, and take it out of the folder if it is no data.",
    ),
    (
        "S110",
        "No collection has a file of this name: what it holds is not checked and in no workbook.",
        "seeds/measure/fast.json",
        "seeds/measures/fast.json",
    ),
    (
        "S111",
        "Without this file there is no data set. A pipe, a device or a link that leads nowhere does"
        " not count as a file.",
        "seeds/ without axes.json",
        'seeds/axes.json with {"axes": []}',
    ),
    (
        "S112",
        "The file holds millions of values, or a text of many megabytes; read into memory it would"
        " take more than this tool allows itself. No data of this kind is so large.",
        '{"sources": [ ... four million values ... ]}',
        "Check that it is data; divide what is data into a file for each record.",
    ),
)
