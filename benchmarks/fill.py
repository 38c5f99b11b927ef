"""How fast a template is filled, beside libraries that write the same cells, paired in one run.

    python benchmarks/fill.py [--rows 100000] [--runs 5] [--peers xlsxwriter,openpyxl,xltpl,loop]
    python benchmarks/fill.py --scale      what ten times the rows cost
    python benchmarks/fill.py --million    a million rows, once

One sheet with ten columns (text, numbers, dates, booleans) is filled from a JSON file. Every
contender is a whole process that reads the JSON and writes the workbook at zlib level 6;
contenders take turns, so that a machine that slows down slows all of them. Printed are medians of
wall and processor time, cells a second, peak memory and file size, and the ratios to ours, pair by
pair. Ours packs rows while another thread makes the next, which a busy machine takes away; the
ratio of processor time stays. `loop` is the same rows formatted by one expression and zipped, no
template. xltpl is given a tenth of the rows, and compared by cells a second.
"""

import argparse
import datetime
import importlib.util
import json
import os
import platform
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
from typing import Any, NamedTuple

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


def xltpl(_: Path, data: Path, out: Path) -> None:
    """Fill the same template with xltpl, whose tags of control stand in notes."""
    import openpyxl
    from openpyxl.comments import Comment
    from xltpl.writerx import BookWriter

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for column, name in enumerate(COLUMNS, start=1):
        sheet.cell(1, column, name.upper())
        cell = sheet.cell(2, column, "{% xv row." + name + " %}")
        if name in DAYS:
            cell.number_format = "yyyy-mm-dd"
    sheet["A2"].comment = Comment("beforerow{% for row in rows %}", "")
    cell.comment = Comment("aftercell{% endfor %}", "")
    template = out.with_suffix(".template.xlsx")
    book.save(template)
    rows = list(read_rows(data))
    for row in rows:
        row["e"] = datetime.date.fromisoformat(row["e"])
    writer = BookWriter(str(template))
    writer.render_book([{"rows": rows, "tpl_name": sheet.title}])
    writer.save(str(out))


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
    each.__name__: each for each in (ours, xlsxwriter, openpyxl, xltpl, loop)
}
FEWER = {"xltpl": 10}
"""Contenders that are given this part of the rows, since they take minutes for all."""


class Taken(NamedTuple):
    """What one run of one contender took."""

    cells: int
    seconds: float
    processor: float
    mib: float
    size: int

    def rate(self) -> float:
        """Return the cells a second."""
        return self.cells / self.seconds


def timed(name: str, rows: int, folder: Path) -> Taken:
    """Run one contender in a process of its own."""
    rows //= FEWER.get(name, 1)
    data, out = folder / f"{rows}.json", folder / f"{name}.xlsx"
    if not data.exists():
        # In another process: the peak of this one would count for all that it starts.
        _run("make", rows, folder)
    before = time.perf_counter()
    usage = _run(name, rows, folder)
    seconds = time.perf_counter() - before
    processor, mib = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    return Taken(rows * len(COLUMNS), seconds, processor, mib, out.stat().st_size)


def _run(what: str, rows: int, folder: Path) -> resource.struct_rusage:
    """Do one thing in a process of its own and return what it used."""
    # Everybody is compiled once, in the warm-up, whatever is set outside.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    own = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    command = [sys.executable, __file__, "--do", what, "--rows", str(rows), "--in", str(folder)]
    process = subprocess.Popen(command, env={**kept, **own}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{what} failed")
    return usage


def do(what: str, rows: int, folder: Path) -> None:
    """Make the template and data, or be one contender."""
    template, data = folder / "template.xlsx", folder / f"{rows}.json"
    if what == "make":
        make_template(template)
        make_data(data, rows)
    else:
        CONTENDERS[what](template, data, folder / f"{what}.xlsx")


def in_turn(runs: list[tuple[str, int]], times: int) -> dict[tuple[str, int], list[Taken]]:
    """Let contenders, each with its rows, take turns after a warm-up with few rows."""
    taken: dict[tuple[str, int], list[Taken]] = {run: [] for run in runs}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in dict(runs):
            timed(name, 1000, folder)
        for _ in range(times):
            for run in runs:
                taken[run].append(timed(*run, folder))
    return taken


def show(name: str, taken: list[Taken], our: list[Taken] | None = None) -> None:
    """Print a contender's medians, and how many times as fast and as large ours is."""
    seconds, processor = _median(t.seconds for t in taken), _median(t.processor for t in taken)
    rows, rate = taken[0].cells // len(COLUMNS), _median(t.rate() for t in taken)
    size, memory = _median(t.size for t in taken) / 1e6, _median(t.mib for t in taken)
    line = f"{name:12}{rows:10,} rows{seconds:8.2f} s{processor:8.2f} s of processor"
    line += f"{rate:11,.0f} cells/s{memory:6.0f} MiB{size:7.2f} MB"
    if our:
        pairs = list(zip(our, taken, strict=True))
        faster = _median(a.rate() / b.rate() for a, b in pairs)
        cheaper = _median(b.processor / b.cells / (a.processor / a.cells) for a, b in pairs)
        line += f"   ours: {faster:.2f} times as fast, {cheaper:.2f} by processor time"
        if taken[0].cells == our[0].cells:
            line += f", {_median(a.mib / b.mib for a, b in pairs):.2f} times the memory"
    print(line)


def _median(values: Iterator[float]) -> float:
    return statistics.median(list(values))


def compare(names: list[str], rows: int, times: int) -> None:
    """Print how ours stands to its peers."""
    taken = in_turn([(name, rows) for name in ("ours", *names)], times)
    for (name, _), runs in taken.items():
        show(name, runs, None if name == "ours" else taken["ours", rows])


def scale(rows: int, times: int) -> None:
    """Print what ten times the rows cost."""
    taken = in_turn([("ours", rows), ("ours", 10 * rows)], times)
    for runs in taken.values():
        show("ours", runs)
    pairs = list(zip(*taken.values(), strict=True))
    longer = _median(b.seconds / a.seconds for a, b in pairs)
    dearer = _median(b.processor / a.processor for a, b in pairs)
    print(f"ten times the rows: {longer:.2f} times the time, {dearer:.2f} the processor time")


def installed(names: list[str]) -> list[str]:
    """Return the peers that can run here; the others are told."""
    found = []
    for name in names:
        if name == "loop" or importlib.util.find_spec(name):
            found.append(name)
        else:
            print(f"{name:12}is not installed")
    return found


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", default="xlsxwriter,openpyxl,xltpl,loop")
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--do", help=argparse.SUPPRESS)
    parser.add_argument("--in", dest="folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.do:
        do(options.do, options.rows, options.folder)
        return
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; medians of the runs")
    if options.scale:
        scale(options.rows, options.runs)
    elif options.million:
        compare(installed(["xlsxwriter"]), 1_000_000, 1)
    else:
        compare(installed(options.peers.split(",")), options.rows, options.runs)


if __name__ == "__main__":
    main()
