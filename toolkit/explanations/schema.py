"""S2xx: what the schema says of a value."""

from toolkit.explanations.explanation import told

SCHEMA = told(
    (
        "S201",
        "Every field is described in the schema; one that is not is mostly misspelt, and would"
        " otherwise be lost without a word.",
        '"titel": {"en": "Fast lane"}',
        '"title": {"en": "Fast lane"}',
    ),
    (
        "S202",
        "The schema needs this field, here or in this case: a reading that is not preferred needs"
        " its reason, an entry that is not present needs its counterpart.",
        '{"id": "c1", "standing": "not-preferred", ...}',
        '{"id": "c1", "standing": "not-preferred", "reason": {"en": "Written years later."}, ...}',
    ),
    (
        "S203",
        "Text, number, list and object are different things. Words for people stand in an object"
        " by language, numbers without quotes.",
        '"title": "Fast lane", "value": "5"',
        '"title": {"en": "Fast lane"}, "value": 5',
    ),
    (
        "S204",
        "The field takes one of a few codes, which are listed with their meaning in the Codebook"
        " sheet and the schema.",
        '"presence": "presnt"',
        '"presence": "present"',
    ),
    (
        "S205",
        "The text is not of the form that the field asks for: an id has small letters, digits and"
        " hyphens; a date is as exact as the source, never more.",
        '"value": "12 December 2001"',
        '"value": "2001-12-12"',
    ),
    (
        "S206",
        "The schema sets a limit, for a reason: a short name must fit on the tab of a sheet, a text"
        " must not be empty.",
        '"short": "Free and Secure Trade, commercial lanes"',
        '"short": "FAST"',
    ),
    (
        "S207",
        "The list is a set: an item that stands in it twice says nothing more.",
        '"languages": ["en", "fr", "en"]',
        '"languages": ["en", "fr"]',
    ),
    (
        "S208",
        "The value breaks a rule of the schema for which there are no better words; the message has"
        " those of the validator.",
        "a rule such as `not` in a schema of your own",
        "See the schema: border-policy schema NAME",
    ),
    (
        "S209",
        "After a thousand mistakes no more are explained: they mostly come from one cause, such as"
        " a field that was renamed in the schema and not in the data.",
        "1,000 findings and one that counts the rest",
        "Mend what is shown, then validate again.",
    ),
    (
        "S210",
        "The record was made by `border-policy new` and this field still holds what is wanted there"
        " instead of the thing itself.",
        '"kind": "TO DO: Kind. What sort of thing the measure is. One of: action-plan, ..."',
        '"kind": "programme"',
    ),
)
