import hashlib

from tests.views.small import edition, small
from toolkit import __version__
from toolkit.tasks.edition import edition_context
from toolkit.tasks.recipe import canonical
from toolkit.workbook.tags.parse import parse_path
from toolkit.workbook.tags.shape import COMPUTED


def test_a_template_may_name_the_digest_of_the_data_and_who_filled_it() -> None:
    data = small()
    context = edition_context(edition(data))
    assert context.data["edition"] == {
        "data_digest": hashlib.sha256(canonical(data)).hexdigest(),
        "toolkit": __version__,
        "language": "en",
    }


def test_what_is_known_of_the_edition_is_no_field_of_the_data() -> None:
    context = edition_context(edition(small()))
    assert context.shape(parse_path("edition.data_digest")).origin == COMPUTED
