"""Reports for the tests of their forms: real ones, and ones with everything that is awkward."""

from pathlib import Path

from hypothesis import strategies as st

from tests.builders import seed_files, write_seeds
from toolkit.cli.reports.report import Report
from toolkit.codes import CODES
from toolkit.findings import CellPlace, Finding, SeedPlace
from toolkit.tasks.validate import validate

CASES = sorted((Path(__file__).parents[2] / "cases" / "invalid").iterdir())


def report_of_case(case: Path, root: Path) -> Report:
    """Return the report on the small data set with the files of a case over it."""
    files: dict[str, object] = dict(seed_files())
    for path in sorted((case / "seeds").rglob("*.*")):
        files[path.relative_to(case / "seeds").as_posix()] = path.read_bytes()
    removed = case / "removed.txt"
    for name in removed.read_text().split() if removed.exists() else ():
        files[name] = None
    result = validate(write_seeds(root, files))
    return Report(result.findings, "some files checked", result.files, complete=result.complete)


def many(count: int) -> Report:
    """Return a report with so many errors, and as many warnings after them."""
    errors = [
        Finding("C103", "error", f"e{n}", SeedPlace("seeds/a.json", n)) for n in range(1, count + 1)
    ]
    warnings = [
        Finding("C113", "warning", f"w{n}", SeedPlace("seeds/a.json", n))
        for n in range(1, count + 1)
    ]
    return Report([*errors, *warnings], "1 file checked", ("seeds/a.json",))


TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "a%b",
        "a:b,c",
        "line\nbreak",
        "\r",
        "]]>",
        "<&\"'>",
        "\x00\x1b[2J",
        "\ud83d",
        "\ufffe",
        "::error::x",
    ]
)
SEED_PLACES = st.builds(
    SeedPlace,
    st.sampled_from(["seeds/a.json", "seeds/b c.json", "seeds/é%,:.json"]),
    st.integers(1, 99),
    st.integers(1, 99),
    TEXTS,
    st.integers(100, 199),
    st.integers(1, 99),
    TEXTS,
)
CELL_PLACES = st.builds(CellPlace, st.just("templates/a.xlsx"), TEXTS, st.just("C7"))
FINDINGS = st.builds(
    Finding,
    st.sampled_from(sorted(CODES)),
    st.sampled_from(["error", "warning", "note"]),
    TEXTS,
    SEED_PLACES | CELL_PLACES,
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
)
REPORTS = st.builds(
    Report,
    st.lists(FINDINGS, max_size=4),
    st.just("some files checked"),
    st.just(("seeds/a.json", "seeds/z.json")),
    st.sampled_from([("error",), ("error", "warning"), ()]),
    st.booleans(),
    st.sampled_from(["", "data/borders"]),
)
