"""The one place where what went wrong becomes a message and an exit code."""

import errno
import os
import sys
import traceback
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from toolkit.cli import exits
from toolkit.cli.reporters import as_text, counted
from toolkit.cli.terminal import tell, wants_colour
from toolkit.errors import FindingsError, ToolkitError, UsageError

_DEBUG = "BORDER_POLICY_DEBUG"


class Group(TyperGroup):
    """The commands; whatever one of them raises ends in a message, never in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; Typer's own exceptions (wrong usage, `Exit`) pass through."""
        try:
            return super().invoke(ctx)
        except FindingsError as error:
            shown = as_text(error.findings, colour=wants_colour(sys.stderr))
            _leave(exits.FINDINGS, f"{shown}\n{counted(error.findings)}; nothing was written")
        except ToolkitError as error:
            code = exits.USAGE if isinstance(error, UsageError) else exits.FAILED
            _leave(code, f"border-policy: {error}")
        except KeyboardInterrupt:
            _leave(exits.INTERRUPTED, "border-policy: interrupted; nothing is left half-written")
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever reads the output has enough; Typer ends quietly
            _leave(exits.FAILED, f"border-policy: could not go on: {error}")
        except Exception as error:
            if isinstance(error, typer.Abort) or hasattr(error, "exit_code"):
                raise
            _report_bug(error)


def _report_bug(error: Exception) -> NoReturn:
    if os.environ.get(_DEBUG):
        _leave(exits.BUG, "".join(traceback.format_exception(error)).rstrip())
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    _leave(
        exits.BUG,
        f"border-policy: this is a bug of the tool, not of your data: {what}\n"
        f"Please report it with this line and the command; {_DEBUG}=1 shows where it happened.",
    )


def _leave(code: int, message: str) -> NoReturn:
    tell(message)
    raise typer.Exit(code)
