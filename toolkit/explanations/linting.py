"""A1xx: waivers of rules for workbooks."""

from toolkit.explanations.explanation import told

LINTING = told(
    (
        "A101",
        "The waiver is for this workbook and for a rule that applies, and nothing breaks the rule"
        " there any more. A waiver that stays would hide the next breach.",
        '{"rule": "C17", "workbook": "cover.xlsx", ...} for a workbook without formulas',
        "the waiver deleted, or its place corrected",
    ),
    (
        "A102",
        "No rule that a machine checks has this id, so the waiver does nothing.",
        '"rule": "W99"',
        '"rule": "W09"',
    ),
)
