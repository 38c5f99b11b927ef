"""What stops the tool; a finding, in contrast, says that a person must look."""

from collections.abc import Sequence

from toolkit.findings import Finding


class ToolkitError(Exception):
    """The tool cannot go on; the message is one sentence for the user (exit 3)."""


class UsageError(ToolkitError):
    """The command names something that is not there (exit 2)."""


class SeedError(ToolkitError):
    """A seed folder or file cannot be read at all."""


class WorkbookError(ToolkitError):
    """A workbook cannot be read, or is refused; the message names the file and the reason."""


class FileError(ToolkitError):
    """A file cannot be read, written or replaced; the old file is as it was."""


class FindingsError(ToolkitError):
    """Data or a template has mistakes, so nothing was written (exit 1)."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings for the reporter; there is at least one with severity `error`."""
        super().__init__(f"{len(findings)} finding(s)")
        self.findings = tuple(findings)
