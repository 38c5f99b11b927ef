"""Sizes that bound what is read and calculated, so that a hostile file cannot exhaust a machine."""

MAX_FILE_BYTES = 512 * 1024**2
MAX_PARTS = 20_000
MAX_UNPACKED_BYTES = 2 * 1024**3
MAX_PART_BYTES = 2 * 1000**3  # what a zip entry of the original format can hold, and Excel read
# Sheets of equal rows pack 200:1 and better, so the ratio counts only for what is really large.
MAX_RATIO = 400
RATIO_COUNTS_FROM_BYTES = 64 * 1024**2

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_SHEET_NAME = 31
MAX_TABLE_HEADING = 255
MAX_ROW_HEIGHT_POINTS = 409.0

# The calculation: cells that go to the engine, and a last resort against a hang.
MAX_CALCULATED_CELLS = 2_000_000
MAX_CALCULATED_READS = 500_000_000
MAX_ARRAY_CELLS = 2_000_000
CALCULATION_SECONDS = 600

# Larger worksheets are checked without their rows.
MAX_CHECKED_BYTES = 8 * 1024**2
