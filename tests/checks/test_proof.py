"""The fast validator and the explaining one agree on what is valid, whatever stands where."""

import copy
import json
import socketserver
import threading
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import seed_files
from toolkit.checks import structure as module
from toolkit.checks.explain import Explainer
from toolkit.checks.structure import Structure
from toolkit.errors import SeedError
from toolkit.model.collections import COLLECTIONS
from toolkit.store.schemas import load_schemas

STRUCTURE = Structure(load_schemas())
EXPLAINER = Explainer(load_schemas())
STEMS = {each.path: each.schema for each in COLLECTIONS}
JUNK = st.one_of(
    st.sampled_from([None, True, 0, -1, 1.5, 1e300, 10**30, "", "x", "2001\n", "٣", "a b", [], {}]),
    st.text(max_size=4),
    st.integers(),
    st.just({"en": "x", "de": "y"}),
    st.lists(st.sampled_from(["a", "a", 1]), max_size=3),
)


def stem_of(name: str) -> str:
    return STEMS[name] if name in STEMS else STEMS[name.partition("/")[0]]


def agree(value: Any, stem: str) -> bool:
    """Return whether both say the same; the reference is always that of jsonschema."""
    slow = next(EXPLAINER.errors(value, load_schemas()[stem]["$id"]), None) is None
    return STRUCTURE.is_valid(value, stem) is slow


@pytest.mark.parametrize("name", sorted(seed_files()))
def test_both_accept_a_valid_file(name: str) -> None:
    value = seed_files()[name]
    assert STRUCTURE.is_valid(value, stem_of(name))
    assert agree(value, stem_of(name))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_both_agree_on_a_damaged_file(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(seed_files())))
    value = seed_files()[name]
    for _ in range(data.draw(st.integers(1, 2))):
        value = damaged(value, data)
    assert agree(value, stem_of(name)), json.dumps(value)


def damaged(value: Any, data: st.DataObject) -> Any:
    inner = isinstance(value, dict | list) and value and data.draw(st.integers(0, 5))
    if not inner:
        return copy.deepcopy(data.draw(JUNK))
    steps = list(value) if isinstance(value, dict) else list(range(len(value)))
    step = data.draw(st.sampled_from(steps))
    kind = data.draw(st.integers(0, 6))
    if kind == 0:
        del value[step]
    elif kind == 1 and isinstance(value, dict):
        value[data.draw(st.text(max_size=6))] = data.draw(JUNK)
    elif kind == 2 and isinstance(value, list):
        value.append(copy.deepcopy(value[step]))
    else:
        value[step] = damaged(value[step], data)
    return value


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"pattern": "^[0-9]+$"}, "12\n"),
        ({"pattern": r"^\d+$"}, "٣"),
        ({"pattern": r"^[\d]$"}, "٣"),
        ({"pattern": r"^[$]$"}, "$"),
        ({"pattern": r"^\$$"}, "$"),
        ({"uniqueItems": True}, [1, 1.0]),
        ({"uniqueItems": True}, [1, True]),
        ({"type": "integer"}, 1.0),
        ({"type": "integer"}, 10**40),
        ({"const": 1}, True),
        ({"enum": [0]}, False),
        ({"minLength": 2}, "😀"),
    ],
)
def test_both_agree_where_python_and_json_schema_differ(schema: dict[str, Any], value: Any) -> None:
    fast = Structure({"s": schema})
    slow = Explainer({"s": {"$id": "https://schema.example/s", **schema}})
    errors = list(slow.errors(value, "https://schema.example/s"))
    assert fast.is_valid(value, "s") is not bool(errors)


def test_what_only_the_fast_validator_rejects_is_still_one_finding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    structure = Structure({"s": {"title": "Thing"}})
    monkeypatch.setattr(structure, "_is_proven", lambda *_: False)
    (problem,) = structure.problems({}, "s")
    assert (problem.code, problem.message) == ("S208", "Thing breaks a rule of its schema")


def test_of_very_many_mistakes_only_so_many_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_EXPLAINED", 10)
    schema = {"properties": {"list": {"items": {"properties": {"n": {"type": "integer"}}}}}}
    structure = Structure({"s": schema})
    found = structure.problems({"list": [{"n": "x"} for _ in range(25)]}, "s")
    assert [problem.path for problem in found] == [("list", n, "n") for n in range(10)]
    assert structure.unexplained == 15


def test_a_valid_record_beside_a_wrong_one_is_not_explained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    problems = Explainer.problems

    def listening(self: Explainer, value: Any, *rest: Any) -> Any:
        asked.append(value)
        return problems(self, value, *rest)

    monkeypatch.setattr(Explainer, "problems", listening)
    files = seed_files()["sources.json"]
    files["sources"][1]["type"] = "nonsense"
    assert [p.code for p in Structure(load_schemas()).problems(files, "sources")] == ["S204"]
    assert asked == [files["sources"][1]]


def test_a_schema_that_refers_to_the_network_is_refused_and_nothing_is_fetched() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), Listening) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/s.json"
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        try:
            with pytest.raises(SeedError, match="which is not there"):
                Structure({"s": {"properties": {"a": {"$ref": address}}}}).problems({"a": 1}, "s")
        finally:
            server.shutdown()
            serving.join()
    assert Listening.calls == 0


class Listening(socketserver.BaseRequestHandler):
    """Counts who calls."""

    calls = 0

    def handle(self) -> None:
        Listening.calls += 1
