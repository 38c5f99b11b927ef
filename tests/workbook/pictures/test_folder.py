import os
import sys
from pathlib import Path

import pytest

from tests.workbook.pictures.making import BLUE, png
from toolkit.workbook.pictures import folder as module
from toolkit.workbook.pictures.folder import PictureFolder
from toolkit.workbook.pictures.formats import PictureProblem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    (data / "flags").mkdir(parents=True)
    (data / "mark.png").write_bytes(png(4, 4))
    (data / "flags" / "ca.png").write_bytes(png(4, 4, BLUE))
    (tmp_path / "secret.png").write_bytes(png(4, 4))
    return data


def problem(root: Path | None, name: str) -> str:
    with pytest.raises(PictureProblem) as caught:
        PictureFolder(root).read(name)
    return str(caught.value)


def test_a_picture_in_the_folder_or_below_is_read(root: Path) -> None:
    assert PictureFolder(root).read("mark.png").data == png(4, 4)
    assert PictureFolder(root).read("flags/ca.png").format.kind == "png"


def test_what_the_bytes_are_counts_and_not_the_ending(root: Path) -> None:
    (root / "odd.gif").write_bytes(png(4, 4))
    (root / "text.png").write_bytes(b"a text")
    assert PictureFolder(root).read("odd.gif").format.kind == "png"
    assert problem(root, "text.png") == (
        'the picture "text.png" is something else, neither PNG nor JPEG; save it as PNG'
    )


@pytest.mark.parametrize(
    "name",
    [
        *("../secret.png", "flags/../../secret.png", "flags/../mark.png", "./mark.png", ".", ".."),
        *("/etc/hostname", "//server/share/a.png", "flags//ca.png", "flags/", " ../secret.png"),
    ],
)
def test_only_names_from_the_folder_down_are_taken(root: Path, name: str) -> None:
    assert problem(root, name)


def test_an_absolute_name_of_a_file_in_the_folder_is_refused(root: Path) -> None:
    assert "from the folder of the data down" in problem(root, (root / "mark.png").as_posix())


@pytest.mark.parametrize(
    "name",
    [
        *("https://example.org/a.png", "http:a.png", "file:///etc/a.png", "C:/a.png", "C:a.png"),
        *("data:image/png;base64,AAAA", "mark.png:stream"),
    ],
)
def test_an_address_is_refused(root: Path, name: str) -> None:
    assert "is an address" in problem(root, name)


def test_backslashes_and_control_characters_are_refused(root: Path) -> None:
    assert "backslash" in problem(root, "flags\\ca.png")
    assert "control character" in problem(root, "mark.png\0.txt")
    assert "control character" in problem(root, "mark\n.png")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_may_not_lead_out_of_the_folder(root: Path) -> None:
    (root / "file.png").symlink_to("../secret.png")
    (root / "above").symlink_to("..")
    (root / "round").symlink_to("round")
    (root / "inside.png").symlink_to("mark.png")
    assert "leads out of the folder" in problem(root, "file.png")
    assert "leads out of the folder" in problem(root, "above/secret.png")
    assert problem(root, "round")
    assert PictureFolder(root).read("inside.png").data == png(4, 4)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_what_lies_elsewhere_is_not_told_of(root: Path) -> None:
    (root / "above").symlink_to("..")
    assert "secret" not in problem(root, "above/secre.png").replace("above/secre.png", "")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes")
def test_a_pipe_does_not_keep_the_tool_waiting(root: Path) -> None:
    os.mkfifo(root / "pipe.png")
    assert "not an ordinary file" in problem(root, "pipe.png")


def test_a_folder_is_no_picture(root: Path) -> None:
    assert "not an ordinary file" in problem(root, "flags")


def test_a_missing_picture_is_told_with_the_nearest_there_is(root: Path) -> None:
    assert problem(root, "Mark.png").endswith('did you mean "mark.png"?')
    assert problem(root, "flags/cd.png").endswith('did you mean "flags/ca.png"?')
    assert problem(root, "nothing-like-it.jpeg").endswith("put the file beside the data")
    assert problem(root, "no-folder/ca.png").endswith("put the file beside the data")
    assert problem(root, "a" * 5_000 + ".png")


def test_without_a_folder_there_are_no_pictures(tmp_path: Path) -> None:
    assert "no folder for pictures" in problem(None, "mark.png")
    assert "is not there" in problem(tmp_path / "gone", "mark.png")


def test_a_file_that_is_too_large_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", len(png(4, 4)) - 1)
    assert "has more than" in problem(root, "mark.png")


def test_all_pictures_together_have_a_bound_and_equal_ones_count_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "again.png").write_bytes(png(4, 4))
    monkeypatch.setattr(module, "MAX_ALL_BYTES", len(png(4, 4)))
    folder = PictureFolder(root)
    assert folder.read("mark.png").digest == folder.read("again.png").digest
    with pytest.raises(PictureProblem, match="one too many"):
        folder.read("flags/ca.png")


def test_a_picture_is_read_once(root: Path) -> None:
    folder = PictureFolder(root)
    before = folder.read("mark.png")
    (root / "mark.png").unlink()
    assert folder.read("mark.png") is before
