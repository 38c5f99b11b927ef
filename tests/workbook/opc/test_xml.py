from toolkit.workbook.opc.xml import elements


def test_a_part_of_many_megabytes_is_read_also_in_one_piece() -> None:
    part = b"<a>" + b'<b c="0123456789"/>' * 700_000 + b"</a>"
    assert len(part) > 10_000_000
    assert sum(1 for _ in elements([part], "p", "b")) == 700_000
