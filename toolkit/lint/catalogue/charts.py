"""V: pictures and charts."""

from toolkit.lint.rule import Rule

CHARTS = (
    Rule(
        "V01",
        "pictures",
        "There are no pictures and logos; the organisation is named in text.",
        "D",
        "UKc UKg",
        "delete the picture, write the name",
    ),
    Rule(
        "V02",
        "alternative text",
        "Every chart and picture has an alternative text that is not its name.",
        "ERTM",
        "UKc CAe USa MS",
        "right-click it, choose Edit Alt Text, and say what it shows",
        "What is marked as decorative needs none.",
    ),
    Rule(
        "V03",
        "form of alternative texts",
        "Alternative texts have at most about 140 characters, 170 in French, and do not begin with"
        ' "image of".',
        "B",
        "CAe",
        "shorten it; put the rest into cells",
        "Spanish may have 170 too.",
    ),
    Rule(
        "V04",
        "data of a chart",
        "The data of a chart stands as a table on its sheet, or a link leads there.",
        "RB",
        "CAe CAd",
        "put the table on the sheet of the chart, or a link to it",
    ),
    Rule(
        "V05",
        "titles in charts",
        "A chart has a title, titles of its axes, and labels or a legend.",
        "B",
        "CAe",
        "add them under Chart Design > Add Chart Element",
        "A chart of one series needs no legend.",
    ),
    Rule(
        "V06",
        "series by colour alone",
        "Series differ by more than colour, neighbours by a contrast of 3:1.",
        "R",
        "CAe",
        "give the series markers, dashes, patterns or labels with their names",
    ),
    Rule(
        "V07",
        "charts beside tables",
        "Charts are on sheets of their own.",
        "D",
        "UKg",
        "move the chart to a sheet of its own",
    ),
    Rule(
        "V08",
        "what moves or plays",
        "Nothing flashes; no sound, film or other object is embedded.",
        "TR",
        "USa CAe",
        "take it out, link to it",
    ),
)
