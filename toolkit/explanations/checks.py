"""C1xx: what must hold between the records."""

from toolkit.explanations.explanation import told

CHECKS = told(
    (
        "C101",
        "An id names one record of a collection, or one member of a list. With two of the same"
        " name, links and edits would go to either.",
        '{"id": "signed", ...}, {"id": "signed", ...}',
        '{"id": "signed", ...}, {"id": "in-force", ...}',
    ),
    (
        "C102",
        "Every claim leads to a source. Without one nobody can check it.",
        '{"id": "c1", "field": "status", "value": "signed", "citations": []}',
        '"citations": [{"source": "report-one", "locator": "section 1, para 2"}]',
    ),
    (
        "C103",
        "The id belongs to no record: it is misspelt, or the record is still to be added.",
        '"source": "dfiat-2002"',
        '"source": "dfait-2002"',
    ),
    (
        "C104",
        "That two measures are alike holds in both directions, so both name each other, each with"
        " its basis and note.",
        'fast.json names "sentri" under "analogues", sentri.json does not name "fast"',
        'In sentri.json: "analogues": [{"measure": "fast", "basis": "inferred", ...}]',
    ),
    (
        "C105",
        "Nothing is a part of itself, also not by way of others.",
        'a.json: "parent": "b"; b.json: "parent": "a"',
        'a.json: "parent": "b"; b.json without "parent"',
    ),
    (
        "C106",
        "A comparison has no blank: what no source reports is an entry too, not-reported.",
        '"entries": {"us-canada": {...}}',
        '"entries": {"us-canada": {...}, "us-mexico": {"presence": "not-reported", ...}}',
    ),
    (
        "C107",
        "The inventory says where each record of the first inventory went; the place must exist.",
        '"to": "measures/fats/entries/us-canada"',
        '"to": "measures/fast/entries/us-canada"',
    ),
    (
        "C110",
        "A record's file is called by its id, so that it can be found without a search.",
        'seeds/measures/gates.json with "id": "gate"',
        'seeds/measures/gate.json with "id": "gate"',
    ),
    (
        "C111",
        "Short names become names of sheets, and Excel does not tell Gate from GATE.",
        '"short": "Gate" and, in another measure, "short": "GATE"',
        '"short": "Gate" and "short": "Gate (pilot)"',
    ),
    (
        "C112",
        "A claim says what one source says. What another source says is another claim, even where"
        " both agree.",
        '"citations": [{"source": "a", ...}, {"source": "b", ...}]',
        'two claims, the one with "source": "a", the other with "source": "b"',
    ),
    (
        "C113",
        "The source was read and does not say this. The claim stays, and is never hidden, until"
        " somebody finds the place or another source.",
        '"checked": "not-found"',
        '"checked": "read" with the locator where it stands',
    ),
    (
        "C120",
        "The date has the right form, and the calendar does not have it.",
        '"value": "2001-02-30"',
        '"value": "2001-02-28", or "2001-02" if the day is not known',
    ),
    (
        "C121",
        "An interval runs from the earlier to the later date.",
        '"value": "2004/2002"',
        '"value": "2002/2004"',
    ),
    (
        "C122",
        "Nothing ends before it began; one of the two dates is wrong, or its event is.",
        '{"event": "signed", "value": "2001"}, {"event": "ended", "value": "1999"}',
        '{"event": "signed", "value": "1991"}, {"event": "ended", "value": "1999"}',
    ),
    (
        "C123",
        "The code for a rough date is our reading; the words of the source let others judge it.",
        '"value": "2002~"',
        '"value": "2002~", "as_stated": "early in 2002"',
    ),
    (
        "C130",
        "A point of a plan is known by its number, and no two have the same.",
        '{"id": "p01", "number": 1}, {"id": "p02", "number": 1}',
        '{"id": "p01", "number": 1}, {"id": "p02", "number": 2}',
    ),
    (
        "C131",
        "The id of a point is made from its number, so that links can be written without a look.",
        '{"id": "p20", "number": 2}',
        '{"id": "p02", "number": 2}',
    ),
    (
        "C132",
        "The plan says how many points it has; some of the numbers up to there have no point.",
        '"stated_count": 30 with 29 points',
        "the missing point, with its number; or the count that the plan states",
    ),
    (
        "C133",
        "The plan has a point beyond the number of points that it states.",
        '"stated_count": 2, "added_count": 0, and a point with "number": 3',
        '"added_count": 1, and the point marked "added": true',
    ),
    (
        "C134",
        "Points beyond the count of the plan as signed were added later and say so; the others do"
        " not.",
        '"stated_count": 30, and {"number": 31} without "added"',
        '{"number": 31, "added": true, "since": "2003"}',
    ),
    (
        "C135",
        "The correspondence names a point that no action plan of this axis has.",
        '"points": {"us-mexico": [23]} with a plan of 22 points',
        '"points": {"us-mexico": [22]}',
    ),
    (
        "C136",
        "The match `none` says that a point stands alone; with points on both sides it is full or"
        " partial.",
        '"match": "none", "points": {"us-canada": [1], "us-mexico": [4]}',
        '"match": "partial", "points": {"us-canada": [1], "us-mexico": [4]}',
    ),
    (
        "C137",
        "Every point is compared, or said to stand alone: a blank would leave open which.",
        "point 7 in no correspondence",
        '{"points": {"us-canada": [7], "us-mexico": []}, "match": "none", ...}',
    ),
    (
        "C140",
        "The claim is about an axis on which this measure has no entry.",
        '"axis": "us-mexcio"',
        '"axis": "us-mexico"',
    ),
    (
        "C141",
        "The claim is about a field that the entry does not have, so nothing shows it. Only an open"
        " question may lack its value.",
        '"field": "dates.singed"',
        '"field": "dates.signed"',
    ),
    (
        "C142",
        "The data set stands by another value than the claim that it prefers. One of the two is"
        " wrong, or the standing is.",
        'entry: "status": "in-operation"; preferred claim: "value": "signed"',
        'preferred claim: "value": "in-operation"',
    ),
    (
        "C143",
        "A claim that is not preferred carries another reading. This one says what the entry says.",
        '"standing": "not-preferred" with the value of the entry',
        '"standing": "preferred"',
    ),
    (
        "C144",
        "Coded values, dates and figures have a preferred claim that says which source has them.",
        '"status": "signed" in an entry, and no claim on "status"',
        '{"id": "status", "axis": ..., "field": "status", "value": "signed", "citations": [...]}',
    ),
)
