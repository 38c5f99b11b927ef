"""C145 on: what must hold between readings, figures, events and the rest."""

from toolkit.explanations.explanation import told

CONTENTS = told(
    (
        "C145",
        "A reading is set aside in favour of another one, so another one is preferred. Where nobody"
        " can decide, all are open.",
        '"standing": "not-preferred" on the only claim about "dates.signed"',
        '"standing": "open", or a second claim with "standing": "preferred"',
    ),
    (
        "C146",
        "The entry says that a source states it, and cites none.",
        '"counterpart": {"basis": "stated", ...} without citations and without a claim',
        '"counterpart": {"basis": "silent", ...}, or a claim with its citation',
    ),
    (
        "C147",
        "The nearest measure is one that exists on this axis; another one is no help to a reader.",
        '"nearest": ["nexus"] on an axis where nexus is not present',
        '"nearest": ["sentri"]',
    ),
    (
        "C150",
        "A share out of a hundred lies between 0 and 100.",
        '"value": 104 in an indicator that is a percentage',
        '"value": 10.4',
    ),
    (
        "C151",
        "A pair of indicators is one in both directions, and both say the same of whether they can"
        " be compared.",
        'a: "pairs" with "indicator": "b"; b has no pairs',
        'b: "pairs" with "indicator": "a" and the same "comparability"',
    ),
    (
        "C152",
        "The number lies between its least and its greatest value.",
        '"min": 6, "value": 5',
        '"min": 4, "value": 5',
    ),
    (
        "C153",
        "Where an indicator has several observations for one time, one is preferred, or all are"
        " open.",
        "two observations of 2003, both not-preferred",
        "one of the two preferred",
    ),
    (
        "C154",
        "An indicator of one axis only has a pair on the other one, or says why there is none: a"
        " blank would leave open which.",
        'an indicator of "us-canada" without pairs',
        '"unpaired": {"en": "No source counts this at the southern border."}',
    ),
    (
        "C160",
        "A figure that is marked as complete counts exactly the items that are named.",
        '"value": 5, "complete": true, with three items',
        '"value": 3, or the two items that are missing',
    ),
    (
        "C161",
        "The plan states how many points stand under a heading, and another number stands there.",
        '"stated_count": 3 for a section that two points name',
        'the third point with this "section"',
    ),
    (
        "C170",
        "A part lies within the time of its whole: no point is added before the plan was signed.",
        "an event of 2005 in talks of 2003/2004",
        "the event in 2004, or the talks 2003/2005",
    ),
    (
        "C171",
        "What belongs to a measure is mostly not older than it. It can be right, so look at both"
        " sources.",
        'lane of 1999 with the parent "gate" of 2001',
        "the date corrected, or the parent",
    ),
    (
        "C180",
        "The source is on record and nothing cites it, so the bibliography shows it without need.",
        "a source that no citation names",
        'a citation, or "unused": {"en": "Read; says nothing on the subject."}',
    ),
    (
        "C181",
        "The institution is on record and nothing names it.",
        "an institution that is no partner, no parent and no publisher",
        '"named_only": {"en": "Named in the plan without a part in it."}',
    ),
    (
        "C190",
        "A contrast between two findings is one in both directions.",
        'one: "contrasts" with "finding": "two"; two has no contrasts',
        'two: "contrasts" with "finding": "one" and the same reason',
    ),
)
