"""All rules, in order, by group."""

from toolkit.lint.catalogue.cells import CELLS
from toolkit.lint.catalogue.charts import CHARTS
from toolkit.lint.catalogue.extras import EXTRAS
from toolkit.lint.catalogue.links import LINKS
from toolkit.lint.catalogue.notes import NOTES
from toolkit.lint.catalogue.sheets import SHEETS
from toolkit.lint.catalogue.tables import TABLES
from toolkit.lint.catalogue.workbook import WORKBOOK
from toolkit.lint.rule import Rule

GROUPS: dict[str, tuple[Rule, ...]] = {
    "Workbook": WORKBOOK,
    "Sheets": SHEETS,
    "Tables": TABLES,
    "Cells and text": CELLS,
    "Notes and missing values": NOTES,
    "Pictures and charts": CHARTS,
    "Links": LINKS,
    "What an editable workbook needs": EXTRAS,
}

RULES: dict[str, Rule] = {rule.id: rule for group in GROUPS.values() for rule in group}
