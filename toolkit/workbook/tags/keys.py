"""Keys that are typed into tags and that nothing in the data has."""

from collections.abc import Iterator, Mapping

from toolkit.checks.problem import did_you_mean
from toolkit.workbook.tags.grammar import Key, Path, Segment
from toolkit.workbook.tags.shape import reached


def missing_keys(path: Path, data: Mapping[str, object]) -> Iterator[str]:
    """Yield a message for every `["key"]` of a path that no object or list there has.

    Where there is nothing to look into, any key is borne out.
    """
    for index, segment in enumerate(path.segments):
        if isinstance(segment, Key) and isinstance(segment.key, str):
            owner = path.segments[:index]
            known = _known(data, owner, segment.key)
            if known and segment.key not in known:
                hint = did_you_mean(segment.key, sorted(known))
                end = f"; {hint}" if hint else ""
                yield f'nothing in {Path(owner)} has the key "{segment.key}"{end}'


def _known(data: Mapping[str, object], owner: tuple[Segment, ...], wanted: str) -> set[str]:
    """Return the keys of all objects and the ids of all lists, only as far as the wanted one."""
    known: set[str] = set()
    for value in reached(data, owner):
        if isinstance(value, Mapping):
            known.update(map(str, value))
        elif isinstance(value, list):
            known.update(str(each.get("id", "")) for each in value if isinstance(each, Mapping))
        if wanted in known:
            break
    return known
