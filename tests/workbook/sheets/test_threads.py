"""A threaded comment on a copied sheet has an identity of its own."""

from toolkit.workbook.sheets.threads import with_own_threads

ONE = "{463EC29B-9CE5-524A-8B08-C4942360C466}"
REPLY = "{97249AF3-29DC-004D-97DD-C4B015019060}"
PERSON = "{11111111-2222-3333-4444-555555555555}"
THREADS = (
    f'<threadedComment ref="A1" personId="{PERSON}" id="{ONE}"/>'
    f'<threadedComment ref="A1" personId="{PERSON}" id="{REPLY}" parentId="{ONE}"/>'
)
NOTES = f'<author>tc={ONE}</author><comment ref="A1" xr:uid="{ONE}"><t>see {ONE}</t></comment>'


def test_notes_and_threads_get_the_same_new_identity_and_people_stay() -> None:
    threads = with_own_threads(THREADS.encode(), 1).decode()
    notes = with_own_threads(NOTES.encode(), 1).decode()
    new = notes.partition("tc=")[2][: len(ONE)]
    assert new != ONE
    assert threads.count(new) == 2 and threads.count(PERSON) == 2
    assert notes == NOTES.replace(f"tc={ONE}", f"tc={new}").replace(f'"{ONE}"', f'"{new}"')


def test_every_copy_gets_another_and_always_the_same() -> None:
    copies = [with_own_threads(THREADS.encode(), copy) for copy in (1, 2, 1)]
    assert copies[0] == copies[2] != copies[1]
