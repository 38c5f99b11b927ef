"""What is told of one code."""

from dataclasses import dataclass

from toolkit.codes import CODES


@dataclass(frozen=True)
class Explanation:
    """Why a code is a mistake, and an example: how it looks `wrong`, and mended (`right`).

    Both are short pieces of a file or template; `right` may also say in words what to do.
    """

    code: str
    meaning: str
    wrong: str = ""
    right: str = ""

    @property
    def title(self) -> str:
        """Return the heading: code, title and severity."""
        known = CODES[self.code]
        return f"{self.code}: {known.title} ({known.severity})"

    def as_text(self) -> str:
        """Return all that is known of the code, for a terminal."""
        parts = [self.title, "", self.meaning]
        if self.wrong:
            parts += ["", "Wrong:", _indented(self.wrong), "Mended:", _indented(self.right)]
        if CODES[self.code].remedy:
            parts += ["", f"In short: {CODES[self.code].remedy}."]
        return "\n".join(parts)

    def as_markdown(self, level: int = 3) -> str:
        """Return the same as Markdown, under a heading of this level."""
        parts = [f"{'#' * level} {self.title}", "", self.meaning]
        if self.wrong:
            parts += ["", "Wrong:", "", _fenced(self.wrong), "", "Mended:", "", _fenced(self.right)]
        if CODES[self.code].remedy:
            parts += ["", f"In short: {CODES[self.code].remedy}."]
        return "\n".join(parts)


def told(*rows: tuple[str, str, str, str]) -> dict[str, Explanation]:
    """Return explanations by code from rows of code, meaning, wrong and right."""
    return {row[0]: Explanation(*row) for row in rows}


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"
