"""How fast data is validated, beside check-jsonschema, paired in one run.

    python benchmarks/validate.py [--measures 10000] [--runs 3]

The same measures are given to everybody: `ours` reads them as a project (a file for each measure)
and runs all checks, also those between records; `files` is check-jsonschema on the same files with
the same schema, `list` is check-jsonschema on one file that holds them all, its fastest way.
`floor` is typer, json and jsonschema-rs alone on the same files: nothing that reads and proves them
can be faster. Everybody is a whole process; contenders take turns, so that a machine that slows
down slows all of them. Printed are medians of wall time and peak memory, and the ratio to ours,
pair by pair; then the same with one wrong measure among them, with every measure wrong, and the
time to print the version.
"""

import argparse
import copy
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.builders import make_lane, seed_files, write_seeds  # noqa: E402
from toolkit.tasks.schema import one_schema  # noqa: E402

FLOOR = """
import json, sys
from pathlib import Path
import jsonschema_rs, typer
def main(schema: Path, folder: Path) -> None:
    validator = jsonschema_rs.Draft202012Validator(json.loads(schema.read_text()))
    values = (json.loads(path.read_bytes()) for path in sorted(folder.iterdir()))
    print(sum(not validator.is_valid(value) for value in values))
typer.run(main)
"""

Contenders = dict[str, list[str]]


def make_measures(count: int, wrong: range | None) -> dict[str, Any]:
    """Return so many measures as seed files; those in `wrong` have a kind that does not exist."""
    pattern = make_lane()
    pattern.pop("analogues")
    found = {}
    for n in range(count):
        measure = copy.deepcopy(pattern) | {"id": f"m{n:05d}", "short": f"M {n}", "parent": "gate"}
        if wrong and n in wrong:
            measure["kind"] = "nonsense"
        found[f"measures/m{n:05d}.json"] = measure
    return found


def prepare(folder: Path, count: int, wrong: range | None) -> None:
    """Write everybody's input into a folder."""
    measures = make_measures(count, wrong)
    write_seeds(folder, {**seed_files(), **measures})
    schema = json.loads(one_schema("measure"))
    (folder / "measure.json").write_text(json.dumps(schema))
    (folder / "list.json").write_text(json.dumps(list(measures.values()), indent=2))
    definitions = {**schema.pop("$defs"), "measure": schema}
    dialect, _ = schema.pop("$schema"), schema.pop("$id")
    of_list = {"type": "array", "items": {"$ref": "#/$defs/measure"}}
    of_list |= {"$schema": dialect, "$defs": definitions}
    (folder / "list.schema.json").write_text(json.dumps(of_list))
    (folder / "floor.py").write_text(FLOOR)


def commands(folder: Path) -> Contenders:
    """Return everybody's command for the input in a folder."""
    where = folder / "seeds" / "measures"
    files = [str(path) for path in sorted(where.iterdir())]
    peer = [sys.executable, "-m", "check_jsonschema", "--schemafile"]
    return {
        "ours": [sys.executable, "-m", "toolkit", "-C", str(folder), "validate"],
        "files": [*peer, str(folder / "measure.json"), *files],
        "list": [*peer, str(folder / "list.schema.json"), str(folder / "list.json")],
        "floor": [
            sys.executable,
            str(folder / "floor.py"),
            str(folder / "measure.json"),
            str(where),
        ],
    }


def timed(command: list[str]) -> tuple[float, int]:
    """Return wall time in seconds and peak memory in KiB of a whole process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - start, usage.ru_maxrss


def compare(title: str, contenders: Contenders, runs: int) -> None:
    """Let the contenders take turns and print their medians."""
    measured: dict[str, list[tuple[float, int]]] = {name: [] for name in contenders}
    for _ in range(runs):
        for name, command in contenders.items():
            measured[name].append(timed(command))
    print(f"\n{title}")
    for name, results in measured.items():
        pairs = zip(results, measured["ours"], strict=True)
        ratio = statistics.median(theirs[0] / ours[0] for theirs, ours in pairs)
        seconds = statistics.median(result[0] for result in results)
        memory = max(result[1] for result in results) // 1024
        print(f"  {name:8} {seconds:8.3f} s {memory:6d} MiB   {ratio:6.2f} x ours")


def main() -> None:
    """Print all comparisons."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measures", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    count = given.measures
    cases = {
        "valid": None,
        "one wrong": range(count // 2, count // 2 + 1),
        "all wrong": range(count),
    }
    version: Contenders = {
        "ours": [sys.executable, "-m", "toolkit", "--version"],
        "peer": [sys.executable, "-m", "check_jsonschema", "--version"],
        "python": [sys.executable, "-c", "pass"],
    }
    compare("--version", version, given.runs * 5)
    for title, wrong in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            # in a process of its own: what this one holds would count as memory of its children
            child = multiprocessing.Process(target=prepare, args=(Path(folder), count, wrong))
            child.start()
            child.join()
            contenders = commands(Path(folder))
            size = (Path(folder) / "list.json").stat().st_size / 1e6
            compare(f"{count} measures, {size:.1f} MB, {title}", contenders, given.runs)


if __name__ == "__main__":
    main()
