"""Whatever a command raises ends in a message and the exit code that it stands for."""

import errno

import pytest
import typer
from typer.testing import CliRunner

from toolkit.cli.handler import Group
from toolkit.errors import FileError, FindingsError, SeedError
from toolkit.findings import Finding, SeedPlace

FINDING = Finding("C102", "error", "claim cites no source", SeedPlace("seeds/a.json", 3, 7), "add")


def run(error: BaseException) -> tuple[int, str, str]:
    """Run a command that raises; return exit code, standard output and standard error."""
    app = typer.Typer(cls=Group)

    @app.callback()
    def common() -> None:
        pass

    @app.command()
    def fail() -> None:
        raise error

    result = CliRunner().invoke(app, ["fail"])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    "error", [SeedError("no seeds; make some"), FileError("no seeds; make some")]
)
def test_what_stops_the_tool_is_one_sentence_and_3(error: Exception) -> None:
    assert run(error) == (3, "", "border-policy: no seeds; make some\n")


def test_findings_that_stop_a_command_are_shown_and_1() -> None:
    code, out, err = run(FindingsError([FINDING]))
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "seeds/a.json:3:7: error C102: claim cites no source; add",
        "1 error; nothing was written",
    ]


def test_a_bug_is_70_without_traceback_and_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("BORDER_POLICY_DEBUG", raising=False)
    code, _, err = run(KeyError("statsu"))
    assert code == 70
    assert "this is a bug of the tool, not of your data: KeyError: 'statsu'" in err
    assert "Please report it" in err
    assert "Traceback" not in err


def test_a_bug_without_words_still_has_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORDER_POLICY_DEBUG", raising=False)
    assert "AssertionError" in run(AssertionError())[2]


def test_a_bug_shows_its_traceback_when_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDER_POLICY_DEBUG", "1")
    code, _, err = run(KeyError("statsu"))
    assert code == 70
    assert "Traceback (most recent call last)" in err


def test_an_interruption_is_130() -> None:
    assert run(KeyboardInterrupt())[0] == 130


def test_a_failure_of_the_system_is_3_with_its_reason() -> None:
    code, _, err = run(OSError(errno.ENOSPC, "No space left on device"))
    assert code == 3
    assert "No space left on device" in err


def test_a_reader_that_has_enough_ends_the_command_quietly() -> None:
    assert run(BrokenPipeError(errno.EPIPE, "Broken pipe"))[1:] == ("", "")


@pytest.mark.parametrize(
    ("error", "code"), [(typer.Exit(1), 1), (typer.BadParameter("wrong"), 2), (typer.Abort(), 1)]
)
def test_exceptions_of_the_command_line_itself_pass_through(error: Exception, code: int) -> None:
    assert run(error)[0] == code
