import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.tags.grammar import (
    Block,
    Condition,
    Each,
    Key,
    Name,
    Path,
    Segment,
    Tag,
    TagError,
)
from toolkit.workbook.tags.parse import parse, parse_condition, parse_path


def only_tag(text: str) -> Tag:
    (piece,) = parse(text)
    assert isinstance(piece, Tag)
    return piece


def test_fixed_text_and_tags_come_out_in_order() -> None:
    before, tag, after = parse("As of {{ release.date }}!")
    assert (before, after) == ("As of ", "!")
    assert isinstance(tag, Tag)
    assert str(tag.path) == "release.date"


def test_a_path_names_lists_keys_and_paths_in_brackets() -> None:
    path = parse_path('measures[].entries[axes[].id]["a b"].status')
    axes = Path((Name("axes"), Each(), Name("id")))
    assert path.segments == (
        *(Name("measures"), Each(), Name("entries")),
        *(Key(axes), Key("a b"), Name("status")),
    )
    assert [str(each) for each in path.lists()] == ["measures[]"]
    assert path.key_paths() == (axes,)


def test_filters_keep_their_arguments() -> None:
    tag = only_tag(
        '{{ a[].b | where axis is "us-canada" | sort t descending | first 10 | join " / " }}'
    )
    assert [f.name for f in tag.filters] == ["where", "sort", "first", "join"]
    assert [f.arguments for f in tag.filters[1:]] == [("t", "descending"), ("10",), (" / ",)]
    assert tag.filters[0].condition == Condition(Path((Name("axis"),)), "is", ("us-canada",))


def test_a_bar_inside_of_quotes_is_text() -> None:
    assert only_tag('{{ a | join " | " }}').filters[0].arguments == (" | ",)


def test_curly_quotes_and_hard_blanks_are_read_as_plain_ones() -> None:
    assert only_tag("{{\u00a0a[“x”] | blank “none” }}") == Tag(
        Path((Name("a"), Key("x"))),
        only_tag('{{ b | blank "none" }}').filters,
        "{{\u00a0a[“x”] | blank “none” }}",
    )


def test_braces_in_quotes_are_literal_braces() -> None:
    assert parse('{{"{{"}} stays') == ("{{ stays",)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("{{#each measures as m}}", Block("each", Path((Name("measures"), Each())), "m")),
        ("{{/each}}", Block("end each")),
        ("{{else}}", Block("else")),
    ],
)
def test_blocks_are_read(text: str, block: Block) -> None:
    assert parse(text) == (block,)


def test_a_block_takes_the_filters_of_a_list() -> None:
    (block,) = parse("{{#each a as b | where c is d | first 2}}")
    assert isinstance(block, Block)
    assert [f.name for f in block.filters] == ["where", "first"]


@pytest.mark.parametrize(
    ("text", "operator", "values"),
    [
        ("axis is us-canada", "is", ("us-canada",)),
        ("axis is not us canada", "is not", ("us canada",)),
        ("kind in a, b c, d", "in", ("a", "b c", "d")),
        ("parent is empty", "is empty", ()),
        ("parent is not empty", "is not empty", ()),
        ("level > 2", ">", ("2",)),
    ],
)
def test_conditions_are_read(text: str, operator: str, values: tuple[str, ...]) -> None:
    condition = parse_condition(text)
    assert (condition.operator, condition.values) == (operator, values)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ a", "never closed"),
        ("{{ }}", "empty tag"),
        ("{{ a | frist 3 }}", 'no filter "frist"'),
        ("{{ a | first many }}", "first NUMBER"),
        ("{{ a | link from B }}", "link to TABLE"),
        ("{{ a..b }}", "a name must follow the dot"),
        ("{{ a[b }}", "a bracket is not closed"),
        ("{{ a | }}", "nothing after it"),
        ("{{ 1a }}", "starts with a name"),
        ("{{ a b }}", 'unexpected " "'),
        ("{{ a | where b }}", "cannot read the condition"),
        ("{{ a | where b is empty x }}", "cannot read the condition"),
        ("{{#loop a}}", "cannot read the block"),
        ("{{#each a | label}}", '"label" cannot stand in a block'),
        ("{{/each | first 2}}", '"first" cannot stand in a block'),
        ("{{ a | subtotal }}", "subtotal sum, average"),
        ("{{ a | group }}", "group FIELD"),
    ],
)
def test_a_mistake_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(TagError, match=said.replace("(", r"\(")):
        parse(text)


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        pieces = parse(text)
    except TagError as error:
        assert str(error)
    else:
        assert "{{" in text or pieces == ((text,) if text else ())


names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,8}", fullmatch=True)


@st.composite
def paths(draw: st.DrawFn) -> Path:
    steps = st.one_of(
        names.map(Name), st.just(Each()), st.text("abc -", min_size=1).map(Key), names.map(_key)
    )
    return Path((Name(draw(names)), *draw(st.lists(steps, max_size=4))))


def _key(name: str) -> Key:
    return Key(Path((Name(name), Each(), Name("id"))))


@given(paths())
def test_a_printed_path_reads_as_itself(path: Path) -> None:
    assert parse_path(str(path)) == path


@pytest.mark.parametrize(
    ("typed", "segments"),
    [
        ("medidas[].título", (Name("medidas"), Each(), Name("título"))),
        ('["Report title"]', (Name("Report title"),)),
        ('["a list"][]["First name"]', (Name("a list"), Each(), Key("First name"))),
    ],
)
def test_names_are_of_any_language_and_with_blanks_in_brackets(
    typed: str, segments: tuple[Segment, ...]
) -> None:
    assert parse_path(typed) == Path(segments)
