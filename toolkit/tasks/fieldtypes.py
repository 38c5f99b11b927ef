"""What every field of the project's data may hold."""

from toolkit.merge.schema import Fields, Schema
from toolkit.model.collections import COLLECTIONS
from toolkit.store.schemas import load_schemas


def fields_of_project() -> Fields:
    """Return the fields of all collections, by the paths of a Dataset."""
    schemas = load_schemas()
    roots: dict[str, tuple[str, Schema]] = {}
    for each in COLLECTIONS:
        node: Schema = schemas[each.schema]
        if each.layout == "list":
            node = node["properties"][each.key]
        elif each.layout == "folder":
            node = {"type": "array", "items": node}
        roots[each.key] = each.schema, node
    return Fields(roots, schemas)
