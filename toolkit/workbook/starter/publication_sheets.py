"""The sheets of the publication: one Table each, long rather than wide, no blank cells."""

from dataclasses import dataclass

from toolkit.workbook.starter.design import CELL, DAY, KEY, LINKED, NAME, NUMBER, ORDINAL, PROSE
from toolkit.workbook.starter.layout import TableColumn as Column
from toolkit.workbook.starter.layout import across, word

NOT_AVAILABLE, NOT_APPLICABLE = "[x]", "[z]"
"""The shorthand for what is missing, from the list that statisticians share."""


@dataclass(frozen=True)
class PlainSheet:
    """A sheet with one Table: its name, the key of its texts, the name of the Table, columns."""

    name: str
    word: str
    table: str
    columns: tuple[Column, ...]

    @property
    def shorthand(self) -> str:
        """Return the key of the line that explains the shorthand which its cells may hold."""
        bodies = " ".join(column.body for column in self.columns)
        used = [code[1] for code in (NOT_AVAILABLE, NOT_APPLICABLE) if code in bodies]
        return "shorthand_" + ("".join(used) or "none")

    @property
    def width(self) -> float:
        """Return the width of the Table in the template, in characters."""
        return sum(column.width for column in self.columns)


def heading(key: str) -> str:
    """Return the tag of a heading that begins with a capital in the words."""
    return "{{ words.headings." + key + " }}"


def _available(tag: str) -> str:
    return _or(tag, NOT_AVAILABLE)


def _applicable(tag: str) -> str:
    return _or(tag, NOT_APPLICABLE)


def _or(tag: str, shorthand: str) -> str:
    return "{{ " + tag + f' | blank "{shorthand}"' + " }}"


def _notes(tag: str, width: float) -> Column:
    return Column(word("note_marks"), _applicable(f"{tag}.note_marks"), width, CELL)


NOTES = PlainSheet(
    name="Notes",
    word="notes",
    table="Notes",
    columns=(
        Column(word("note_mark"), "{{ notes[].mark }}", 11, KEY),
        Column(word("note"), "{{ notes[].text }}", 60, PROSE),
        Column(word("record"), "{{ notes[].record }}", 16, CELL),
        Column(word("about"), "{{ notes[].subject }}", 34, CELL),
        Column(word("kind"), _applicable("notes[].kind | label"), 14, CELL),
        Column(word("title"), _applicable("notes[].title"), 26, CELL),
        Column(word("handling"), _applicable("notes[].handling"), 36, PROSE),
        Column(word("source_list"), _applicable("notes[].sources"), 44, PROSE),
    ),
)
MEASURES = PlainSheet(
    name="Measures",
    word="measures",
    table="Measures",
    columns=(
        Column(word("key"), "{{ comparison[].key }}", 24, KEY),
        Column(word("measure"), "{{ comparison[].title }}", 30, NAME),
        Column(word("domain"), "{{ comparison[].domain | label }}", 18, CELL),
        Column(word("kind"), "{{ comparison[].kind | label }}", 16, CELL),
        Column(word("parent"), "{{ comparison[].parent_shown }}", 20, CELL),
        Column(word("summary"), "{{ comparison[].summary }}", 42, PROSE),
        Column(word("difference"), "{{ comparison[].difference }}", 42, PROSE),
        Column(word("symmetry"), _applicable("comparison[].symmetry | label"), 16, CELL),
        Column(word("symmetry_reason"), _applicable("comparison[].symmetry_reason"), 26, PROSE),
        _notes("comparison[]", 14),
    ),
)
COMPARISON = PlainSheet(
    name="Comparison",
    word="comparison",
    table="Comparison",
    columns=(
        Column(word("key"), "{{ entries[].key }}", 23, KEY),
        Column(word("measure"), "{{ entries[].measure_short }}", 20, NAME),
        Column(word("axis"), "{{ entries[].axis_short }}", 13, CELL),
        Column(heading("presence"), "{{ entries[].presence | label }}", 14, CELL),
        Column(heading("name"), "{{ entries[].name_shown }}", 24, CELL),
        Column(heading("status"), "{{ entries[].status_shown }}", 14, CELL),
        Column(heading("dates"), "{{ entries[].dates_shown }}", 18, CELL),
        Column(heading("earliest"), _available("entries[].earliest | earliest"), 13, DAY),
        Column(heading("partners"), "{{ entries[].partners_shown }}", 22, CELL),
        Column(heading("summary"), "{{ entries[].summary_shown }}", 30, PROSE),
        *(
            Column(heading(field), "{{ entries[]." + field + "_shown }}", 13, CELL)
            for field in ("instrument_type", "bindingness", "scope_level")
        ),
        Column(
            heading("institutionalisation"), "{{ entries[].institutionalisation_shown }}", 20, CELL
        ),
    ),
)
MATCHES = PlainSheet(
    name="Action-plan matches",
    word="matches",
    table="Matches",
    columns=(
        Column(word("key"), "{{ points[].key }}", 26, KEY),
        Column(
            across("number"),
            _applicable("points[].sides[compared_axes[].id].number"),
            14,
            ORDINAL,
        ),
        Column(across("point"), "{{ points[].sides[compared_axes[].id].title_shown }}", 30, CELL),
        Column(word("match"), "{{ points[].match_shown }}", 16, CELL),
        Column(word("reason"), "{{ points[].reason_shown }}", 52, PROSE),
        Column(word("basis"), _available("points[].basis"), 52, PROSE),
    ),
)
POINTS = PlainSheet(
    name="Action-plan points",
    word="points",
    table="Points",
    columns=(
        Column(word("key"), "{{ point_sides[].key | where plan is not empty }}", 26, KEY),
        Column(word("axis"), "{{ point_sides[].axis | label }}", 13, CELL),
        Column(heading("number"), "{{ point_sides[].number }}", 9, ORDINAL),
        Column(heading("point"), "{{ point_sides[].title }}", 28, NAME),
        Column(heading("section"), "{{ point_sides[].section }}", 18, CELL),
        Column(heading("stage"), "{{ point_sides[].stage }}", 14, CELL),
        Column(heading("point_summary"), _available("point_sides[].summary"), 42, PROSE),
        Column(word("checked"), "{{ point_sides[].checked | label }}", 12, CELL),
        Column(heading("checked_note"), _applicable("point_sides[].checked_note"), 36, PROSE),
        Column(word("source_list"), _available("point_sides[].cited"), 40, PROSE),
        _notes("point_sides[]", 11),
    ),
)
TIMELINE = PlainSheet(
    name="Timeline",
    word="timeline",
    table="Timeline",
    columns=(
        Column(word("key"), "{{ timeline[].key }}", 24, KEY),
        Column(word("date"), "{{ timeline[].date }}", 18, CELL),
        Column(heading("earliest"), _available("timeline[].earliest | earliest"), 13, DAY),
        Column(word("latest"), _available("timeline[].latest | latest"), 13, DAY),
        Column(word("axis"), "{{ timeline[].axis_shown }}", 13, CELL),
        Column(word("event"), "{{ timeline[].title }}", 38, NAME),
        Column(word("event_kind"), "{{ timeline[].kind }}", 15, CELL),
        Column(word("measures"), _applicable("timeline[].measures_shown"), 24, CELL),
        Column(word("place"), _available("timeline[].place"), 14, CELL),
        Column(word("source_list"), _available("timeline[].sources"), 36, PROSE),
        Column(word("other_readings"), _applicable("timeline[].readings"), 24, PROSE),
        _notes("timeline[]", 11),
    ),
)
INDICATORS = PlainSheet(
    name="Indicators",
    word="indicators",
    table="Indicators",
    columns=(
        Column(word("key"), "{{ figure_sides[].key | where indicator is not empty }}", 28, KEY),
        Column(word("indicator"), "{{ figure_sides[].title }}", 34, NAME),
        Column(word("axis"), _applicable("figure_sides[].axis_short"), 13, CELL),
        Column(word("subject"), "{{ figure_sides[].subject }}", 24, CELL),
        Column(heading("value"), "{{ figure_sides[].value_shown }}", 20, CELL),
        Column(word("unit"), "{{ figure_sides[].unit }}", 18, CELL),
        Column(word("period"), _available("figure_sides[].period"), 18, CELL),
        Column(word("checked"), "{{ figure_sides[].checked }}", 12, CELL),
        Column(word("source_list"), _available("figure_sides[].sources"), 40, PROSE),
        Column(word("other_readings"), _applicable("figure_sides[].readings"), 30, PROSE),
        _notes("figure_sides[]", 11),
    ),
)
PAIRS = PlainSheet(
    name="Indicators compared",
    word="pairs",
    table="IndicatorPairs",
    columns=(
        Column(word("key"), "{{ figure_pairs[].key }}", 28, KEY),
        Column(word("first"), "{{ figure_pairs[].first_title }}", 30, CELL),
        Column(heading("first_axis"), "{{ figure_pairs[].first_axis }}", 13, CELL),
        Column(heading("first_value"), "{{ figure_pairs[].first_value }}", 22, CELL),
        Column(word("second"), "{{ figure_pairs[].second_title }}", 30, CELL),
        Column(heading("second_axis"), "{{ figure_pairs[].second_axis }}", 13, CELL),
        Column(heading("second_value"), "{{ figure_pairs[].second_value }}", 22, CELL),
        Column(word("comparability"), "{{ figure_pairs[].comparability | label }}", 16, CELL),
        Column(word("reason"), "{{ figure_pairs[].reason }}", 36, PROSE),
        Column(word("source_list"), "{{ figure_pairs[].sources }}", 40, PROSE),
    ),
)
INSTITUTIONS = PlainSheet(
    name="Institutions",
    word="institutions",
    table="Institutions",
    columns=(
        Column(word("key"), "{{ organisations[].key }}", 20, KEY),
        Column(word("institution"), "{{ organisations[].name }}", 30, NAME),
        Column(word("abbreviation"), _available("organisations[].abbreviation"), 14, CELL),
        Column(word("kind"), "{{ organisations[].kind | label }}", 15, CELL),
        Column(word("countries"), _available("organisations[].countries"), 13, CELL),
        Column(word("parent"), _available("organisations[].parent_name"), 20, CELL),
        Column(
            across("side_partner_in"),
            _available("organisations[].sides[compared_axes[].id].measures_shown"),
            26,
            PROSE,
        ),
        Column(word("partner_in_context"), _available("organisations[].context"), 22, PROSE),
        Column(word("named_only"), _applicable("organisations[].named_only"), 24, PROSE),
        Column(word("source_list"), _available("organisations[].sources"), 36, PROSE),
    ),
)
FINDINGS = PlainSheet(
    name="Findings of the literature",
    word="findings",
    table="Findings",
    columns=(
        Column(word("key"), "{{ conclusions[].key }}", 20, KEY),
        Column(word("topic"), "{{ conclusions[].topic | label }}", 16, CELL),
        Column(word("statement"), "{{ conclusions[].statement }}", 40, PROSE),
        Column(word("held_by"), "{{ conclusions[].held_by }}", 22, CELL),
        Column(word("axis"), "{{ conclusions[].axis_shown }}", 13, CELL),
        Column(word("kind"), "{{ conclusions[].kind | label }}", 13, CELL),
        Column(word("certainty"), "{{ conclusions[].certainty | label }}", 13, CELL),
        Column(word("contrasts"), _applicable("conclusions[].contrasts_shown"), 27, PROSE),
        Column(word("measures"), _applicable("conclusions[].measures_shown"), 18, CELL),
        Column(word("source_list"), "{{ conclusions[].cited }}", 28, PROSE),
        Column(word("checked"), "{{ conclusions[].checked | label }}", 11, CELL),
        Column(word("remark"), _applicable("conclusions[].note"), 28, PROSE),
    ),
)
EVIDENCE = PlainSheet(
    name="Evidence",
    word="evidence",
    table="Evidence",
    columns=(
        Column(word("key"), "{{ evidence[].key }}", 26, KEY),
        Column(word("measure"), "{{ evidence[].measure_title }}", 22, NAME),
        Column(word("axis"), "{{ evidence[].axis_short }}", 13, CELL),
        Column(word("field"), "{{ evidence[].field_title }}", 15, CELL),
        Column(word("value"), "{{ evidence[].value }}", 30, CELL),
        Column(word("standing"), _applicable("evidence[].standing | label"), 13, CELL),
        Column(word("source"), "{{ evidence[].source_short }}", 21, CELL),
        Column(word("source_key"), _applicable("evidence[].source"), 16, CELL),
        Column(word("locator"), _applicable("evidence[].locator"), 24, PROSE),
        Column(word("as_stated"), _applicable("evidence[].as_stated"), 16, CELL),
        Column(word("checked"), _applicable("evidence[].checked | label"), 11, CELL),
        Column(word("reason"), _applicable("evidence[].reason"), 22, PROSE),
        Column(word("remark"), _applicable("evidence[].note"), 20, PROSE),
    ),
)
READINGS = PlainSheet(
    name="Readings that differ",
    word="readings",
    table="Readings",
    columns=(
        Column(word("key"), "{{ readings[].key }}", 28, KEY),
        Column(word("measure"), "{{ readings[].measure_title }}", 24, NAME),
        Column(word("axis"), "{{ readings[].axis_short }}", 13, CELL),
        Column(word("field"), "{{ readings[].field_title }}", 16, CELL),
        Column(word("preferred"), "{{ readings[].preferred }}", 30, CELL),
        Column(word("preferred_sources"), "{{ readings[].preferred_sources }}", 28, PROSE),
        Column(word("reading"), "{{ readings[].reading }}", 28, CELL),
        Column(word("reading_source"), "{{ readings[].reading_source }}", 28, PROSE),
        Column(word("standing"), "{{ readings[].standing | label }}", 13, CELL),
        Column(word("reason"), _available("readings[].reason"), 40, PROSE),
    ),
)
QUESTIONS = PlainSheet(
    name="Open questions",
    word="questions",
    table="Questions",
    columns=(
        Column(word("key"), "{{ open_questions[].key }}", 28, KEY),
        Column(word("question_kind"), "{{ open_questions[].kind }}", 22, CELL),
        Column(word("about"), "{{ open_questions[].subject }}", 28, NAME),
        Column(word("axis"), "{{ open_questions[].axis_short }}", 14, CELL),
        Column(word("question"), "{{ open_questions[].question }}", 50, PROSE),
        Column(word("known"), "{{ open_questions[].known }}", 50, PROSE),
        Column(word("on_evidence"), _applicable("open_questions[].claim_key"), 28, CELL),
        Column(heading("on_matches"), _applicable("open_questions[].point"), 22, CELL),
    ),
)
SOURCES = PlainSheet(
    name="Sources",
    word="sources",
    table="Sources",
    columns=(
        Column(word("key"), "{{ bibliography[].key }}", 24, KEY),
        Column(word("source"), "{{ bibliography[].short }}", 28, NAME),
        Column(word("citation"), "{{ bibliography[].citation }}", 58, PROSE),
        Column(word("type"), "{{ bibliography[].type | label }}", 15, CELL),
        Column(word("year"), _available("bibliography[].year"), 9, CELL),
        Column(word("checked"), "{{ bibliography[].checked | label }}", 12, CELL),
        Column(word("extent"), _available("bibliography[].extent"), 26, PROSE),
        Column(word("claims"), "{{ bibliography[].claims }}", 9, NUMBER),
        Column(word("points"), "{{ bibliography[].points }}", 9, NUMBER),
        Column(word("page"), _available("bibliography[].page | link by url"), 40, LINKED),
        _notes("bibliography[]", 20),
    ),
)
CODEBOOK = PlainSheet(
    name="Codebook",
    word="codebook",
    table="Codebook",
    columns=(
        Column(word("key"), "{{ codebook[].id | where in_workbook is true }}", 36, KEY),
        Column(word("record"), "{{ codebook[].record }}", 16, CELL),
        Column(word("title"), "{{ codebook[].title }}", 26, NAME),
        Column(word("description"), "{{ codebook[].description }}", 66, PROSE),
        Column(word("code"), _applicable("codebook[].code"), 24, CELL),
        Column(word("type"), "{{ codebook[].type }}", 28, CELL),
        Column(word("required"), _applicable("codebook[].required"), 11, CELL),
        Column(word("codes"), _applicable("codebook[].codes"), 24, CELL),
    ),
)
GLOSSARY = PlainSheet(
    name="Abbreviations",
    word="glossary",
    table="Abbreviations",
    columns=(
        Column(word("abbreviation"), "{{ glossary[].key }}", 20, KEY),
        Column(word("expansion"), "{{ glossary[].expansion }}", 80, PROSE),
        Column(word("record"), "{{ glossary[].kind }}", 22, CELL),
    ),
)
CHANGES = PlainSheet(
    name="Changes",
    word="changes",
    table="Changes",
    columns=(
        Column(word("key"), "{{ changed[].key }}", 28, KEY),
        Column(word("version"), "{{ changed[].version }}", 12, CELL),
        Column(word("date"), _available("changed[].date"), 20, CELL),
        Column(word("record"), _applicable("changed[].record"), 30, NAME),
        Column(word("axis"), _applicable("changed[].axis"), 14, CELL),
        Column(word("field"), _applicable("changed[].field"), 24, CELL),
        Column(word("change"), "{{ changed[].change }}", 20, CELL),
        Column(word("was"), _applicable("changed[].was"), 50, PROSE),
        Column(word("now"), _applicable("changed[].now"), 50, PROSE),
    ),
)
SHEETS = (
    NOTES,
    MEASURES,
    COMPARISON,
    MATCHES,
    POINTS,
    TIMELINE,
    INDICATORS,
    PAIRS,
    INSTITUTIONS,
    FINDINGS,
    EVIDENCE,
    READINGS,
    QUESTIONS,
    SOURCES,
    CODEBOOK,
    GLOSSARY,
    CHANGES,
)
"""All sheets behind cover and contents, in order."""
