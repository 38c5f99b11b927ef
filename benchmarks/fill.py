"""How fast a template is filled, beside libraries that write the same cells, paired in one run.

    python benchmarks/fill.py [--rows 100000] [--runs 5] [--peers xlsxwriter,openpyxl,loop]

One sheet with ten columns (text, numbers, dates, booleans) is filled from a JSON file. Every
contender is a whole process that reads the JSON and writes the workbook at zlib level 6;
contenders take turns, so that a machine that slows down slows all of them. Printed are medians of
wall time, cells a second, peak memory and file size, and the ratios to ours, pair by pair. `loop`
is the floor: the same rows formatted by one expression and zipped, no template.
"""

import argparse
import datetime
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = "abcdefghij"
DAYS = "e"
Row = dict[str, Any]


def make_data(path: Path, count: int) -> None:
    """Write the same rows for everybody: repeating text, whole and broken numbers, dates, truth."""
    source = random.Random(1)
    rows = [
        {
            **{"a": f"Name {i % 5000}", "b": i, "c": round(i * 1.37, 2), "d": i % 2 == 0},
            **{"e": f"2001-12-{1 + i % 28:02d}", "f": f"A longer text of kind {i % 777}"},
            **{"g": source.randrange(97), "h": i / 8, "i": i % 3 == 0, "j": f"code-{i % 50}"},
        }
        for i in range(count)
    ]
    path.write_text(json.dumps({"rows": rows}))


def make_template(path: Path) -> None:
    """Write a template with one row of tags, dates formatted as dates."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for column, name in enumerate(COLUMNS, start=1):
        sheet.cell(1, column, name.upper())
        filters = " | earliest" if name in DAYS else ""
        cell = sheet.cell(2, column, "{{ rows[]." + name + filters + " }}")
        if name in DAYS:
            cell.number_format = "yyyy-mm-dd"
    book.save(path)


def read_rows(data: Path) -> Iterator[Row]:
    """Return the rows of the JSON file."""
    return iter(json.loads(data.read_text())["rows"])


def ours(template: Path, data: Path, out: Path) -> None:
    """Fill the template."""
    from toolkit.tasks.fill import fill_template

    fill_template(template, data, out, force=True)


def xlsxwriter(_: Path, data: Path, out: Path) -> None:
    """Write the cells with XlsxWriter in its constant-memory mode."""
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, COLUMNS.upper())
    for number, row in enumerate(read_rows(data), start=1):
        for column, (name, value) in enumerate(row.items()):
            if name in DAYS:
                sheet.write_datetime(number, column, datetime.datetime.fromisoformat(value), day)
            else:
                sheet.write(number, column, value)
    book.close()


def openpyxl(_: Path, data: Path, out: Path) -> None:
    """Write the cells with openpyxl in its write-only mode."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(COLUMNS.upper()))
    for row in read_rows(data):
        row["e"] = datetime.date.fromisoformat(row["e"])
        sheet.append(list(row.values()))
    book.save(out)


def loop(_: Path, data: Path, out: Path) -> None:
    """Format the rows by one expression: what nobody can be much faster than in Python."""
    strings: dict[str, int] = {}
    index = lambda text: strings.setdefault(text, len(strings))  # noqa: E731
    archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
    with archive, archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
        for n, r in enumerate(read_rows(data), start=2):
            day = datetime.date.fromisoformat(r["e"]).toordinal() - 693594
            sheet.write(
                f'<row r="{n}"><c r="A{n}" t="s"><v>{index(r["a"])}</v></c><c r="B{n}"><v>'
                f'{r["b"]}</v></c><c r="C{n}"><v>{r["c"]}</v></c><c r="D{n}" t="b"><v>'
                f'{r["d"]:d}</v></c><c r="E{n}" s="1"><v>{day}</v></c><c r="F{n}" t="s"><v>'
                f'{index(r["f"])}</v></c><c r="G{n}"><v>{r["g"]}</v></c><c r="H{n}"><v>'
                f'{r["h"]}</v></c><c r="I{n}" t="b"><v>{r["i"]:d}</v></c><c r="J{n}" t="s"><v>'
                f"{index(r['j'])}</v></c></row>".encode()
            )


CONTENDERS: dict[str, Callable[[Path, Path, Path], None]] = {
    each.__name__: each for each in (ours, xlsxwriter, openpyxl, loop)
}


def timed(name: str, folder: Path) -> tuple[float, float, int]:
    """Run one contender in a process; return seconds, peak memory in MiB and bytes written."""
    out = folder / f"{name}.xlsx"
    before = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, __file__, "--contender", name, "--folder", str(folder)], env=_environment()
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - before
    if status:
        raise SystemExit(f"{name} failed")
    return seconds, usage.ru_maxrss / 1024, out.stat().st_size


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def compare(names: list[str], rows: int, runs: int) -> None:
    """Let the contenders take turns and print their medians."""
    cells = rows * len(COLUMNS)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_data(folder / "data.json", rows)
        make_template(folder / "template.xlsx")
        taken: dict[str, list[tuple[float, float, int]]] = {name: [] for name in names}
        for turn in range(runs + 1):
            for name in names:
                result = timed(name, folder)
                if turn:  # the first is a warm-up
                    taken[name].append(result)
    print(f"{rows:,} rows, {len(COLUMNS)} columns, {runs} runs, medians")
    for name in names:
        columns = zip(*taken[name], strict=True)
        seconds, memory, size = (statistics.median(column) for column in columns)
        pairs = [b[0] / a[0] for a, b in zip(taken["ours"], taken[name], strict=True)]
        more = [a[1] / b[1] for a, b in zip(taken["ours"], taken[name], strict=True)]
        print(
            f"{name:12}{seconds:8.2f} s{cells / seconds:12,.0f} cells/s{memory:8.0f} MiB"
            f"{size / 1e6:7.2f} MB   ours is {statistics.median(pairs):.2f} times as fast,"
            f" {statistics.median(more):.2f} times the memory"
        )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", default="xlsxwriter,openpyxl,loop")
    parser.add_argument("--contender")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.contender:
        template, data = options.folder / "template.xlsx", options.folder / "data.json"
        CONTENDERS[options.contender](template, data, options.folder / f"{options.contender}.xlsx")
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    compare(["ours", *options.peers.split(",")], options.rows, options.runs)


if __name__ == "__main__":
    main()
