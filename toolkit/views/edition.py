"""One edition: the data set in one language, with what the views look up in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from toolkit.model.axis import Axis
from toolkit.model.common import Text
from toolkit.model.dataset import Dataset
from toolkit.model.institution import Institution
from toolkit.model.measure import Measure
from toolkit.model.source import Source
from toolkit.views.wording import FieldNode, Schema, description, fields, filled, labels, title


@dataclass(frozen=True)
class Edition:
    """The data set, its schemas by name, and the language that texts are given in."""

    dataset: Dataset
    schemas: Mapping[str, Schema]
    language: str

    def text(self, value: Text | Mapping[str, str] | None) -> str | None:
        """Return the words in the edition's language, else in English; None for None."""
        if value is None:
            return None
        words: dict[str, str] = {**value}  # type: ignore[dict-item]
        return words.get(self.language) or words["en"]

    def word(self, group: str, key: str, **values: object) -> str:
        """Return a phrase of the words with its `{marks}` filled; the key if it is missing."""
        found = self.text(self.dataset["words"].get(group, {}).get(key))
        return filled(key.replace("_", " ") if found is None else found, values)

    def label(self, codes: str, code: str | None) -> str | None:
        """Return the title of a code, or the code itself if the schemas do not have it."""
        return None if code is None else self.labels.get(codes, {}).get(code, code)

    def joined(self, parts: Iterable[str | None]) -> str | None:
        """Return the parts as one text, without repetition; None if there is none."""
        return "; ".join(dict.fromkeys(part for part in parts if part)) or None

    def sentences(self, parts: Iterable[str | None]) -> str | None:
        """Return the parts one behind the other, each closed like a sentence if more follow."""
        found = list(dict.fromkeys(part for part in parts if part))
        closed = [
            part if part.endswith((".", "!", "?", "”")) else f"{part}." for part in found[:-1]
        ]
        return " ".join([*closed, *found[-1:]]) or None

    def group(self, name: str) -> dict[str, str]:
        """Return a group of words in the edition's language."""
        words = self.dataset["words"].get(name, {})
        return {key: self.text(text) or "" for key, text in words.items()}

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """The titles of codes, by list and code."""
        return labels(self.schemas, self.language)

    @cached_property
    def meanings(self) -> dict[tuple[str, str], str]:
        """What each code means, by list and code."""
        return {
            (field.codes, str(one["const"])): description(one, self.language)
            for field in self.fields
            if field.codes
            for one in field.meaning["oneOf"]
        }

    @cached_property
    def fields(self) -> tuple[FieldNode, ...]:
        """All properties of all schemas."""
        return tuple(fields(self.schemas))

    @cached_property
    def field_titles(self) -> dict[str, str]:
        """The title of each property, by `<schema>.<path>`."""
        return {
            f"{f.schema}.{f.path}": title(f.node, self.language) or title(f.meaning, self.language)
            for f in self.fields
        }

    @cached_property
    def field_codes(self) -> dict[str, str]:
        """The list of codes that the values of a property come from, by `<schema>.<path>`."""
        return {f"{f.schema}.{f.path}": f.codes for f in self.fields if f.codes}

    @cached_property
    def axes(self) -> tuple[Axis, ...]:
        """The axes that are compared, in the order of the file."""
        return tuple(axis for axis in self.dataset["axes"] if axis["kind"] == "compared")

    @cached_property
    def axis_names(self) -> dict[str, str]:
        """The short label of every axis, by id."""
        return {axis["id"]: self.text(axis["short"]) or "" for axis in self.dataset["axes"]}

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The measures by id."""
        return _by_id(self.dataset["measures"])

    @cached_property
    def institutions(self) -> dict[str, Institution]:
        """The institutions by id."""
        return _by_id(self.dataset["institutions"])

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return _by_id(self.dataset["sources"])

    def axes_words(self, axes: Iterable[str]) -> str | None:
        """Return the short labels of axes, parted by commas; None if there is none."""
        return ", ".join(self.axis_names.get(axis, axis) for axis in axes) or None

    def countries_words(self, codes: Iterable[str]) -> str | None:
        """Return the names of countries, parted by commas; a code without a name stays a code."""
        names = self.group("countries")
        return ", ".join(names.get(code.lower(), code) for code in codes) or None

    def measures_words(self, idents: Iterable[str]) -> str | None:
        """Return the short names of measures, joined; None if there is none."""
        return self.joined(self.measure_name(ident) for ident in idents)

    def measure_name(self, ident: str) -> str:
        """Return the short name of a measure, or the id itself where there is no such measure."""
        measure = self.measures.get(ident)
        return measure["short"] if measure else ident

    def institution_name(self, ident: str) -> str:
        """Return the name of an institution, or the id itself where there is no such one."""
        institution = self.institutions.get(ident)
        return (self.text(institution["name"]) or ident) if institution else ident


def _by_id(records: Iterable[Any]) -> dict[str, Any]:
    return {record["id"]: record for record in records}
