"""LibreOffice inserts rows and columns, in one start for many files, by a macro in a profile of
its own.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_BASIC = """
Sub Run(list As String)
  Dim line As String
  Dim number As Integer
  number = FreeFile
  Open list For Input As #number
  Do While Not EOF(number)
    Line Input #number, line
    Insert(Split(line, Chr(9)))
  Loop
  Close #number
End Sub

Sub Insert(job)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  document = StarDesktop.loadComponentFromURL(job(0), "_blank", 0, hidden())
  sheet = document.Sheets.getByName(job(2))
  If job(3) = "rows" Then sheet.Rows.insertByIndex(CLng(job(4)), CLng(job(5)))
  If job(3) = "columns" Then sheet.Columns.insertByIndex(CLng(job(4)), CLng(job(5)))
  document.storeToURL(job(1), filter())
  document.close(True)
End Sub
"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCRIPT = (
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Insertion"'
    f' script:language="StarBasic">{escape(_BASIC)}</script:module>'
)
_LIBRARY = (
    '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
    ' "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library"'
    ' library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Insertion"/></library:library>'
)
_LIBRARIES = (
    '<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
    ' "libraries.dtd"><library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>'
)
# Else the first start would write the libraries of a new profile over ours.
_COMPLETE = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted"'
    ' oor:op="fuse"><value>true</value></prop></item></oor:items>'
)


@dataclass(frozen=True)
class Job:
    """Open `source`, insert `count` rows or columns behind line `behind` (from 1) of a sheet, store
    as `target`; without an axis it is only stored.
    """

    source: Path
    target: Path
    sheet: str
    axis: str = ""
    behind: int = 0
    count: int = 0

    def line(self) -> str:
        """Return the job as the macro reads it; an index counts from 0."""
        fields = (
            self.source.as_uri(),
            self.target.as_uri(),
            self.sheet,
            self.axis,
            str(self.behind),
            str(self.count),
        )
        return "\t".join(fields)


def program() -> str:
    """Return the path of LibreOffice; skips where there is none."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not there")
    return found


def run(jobs: Sequence[Job], folder: Path) -> None:
    """Have LibreOffice do all jobs in one start; skips where there is none."""
    profile = folder / "profile"
    _write(profile / "user" / "basic" / "script.xlc", _LIBRARIES)
    _write(profile / "user" / "basic" / "Standard" / "script.xlb", _LIBRARY)
    _write(profile / "user" / "basic" / "Standard" / "Insertion.xba", _SCRIPT)
    _write(profile / "user" / "registrymodifications.xcu", _COMPLETE)
    listed = folder / "jobs.tsv"
    # The last line ends without a line break, else Basic reads one more that is empty.
    listed.write_text("\n".join(job.line() for job in jobs), encoding="utf-8")
    command = [
        program(),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        f'macro:///Standard.Insertion.Run("{listed}")',
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    missing = [job.target.name for job in jobs if not job.target.exists()]
    assert not missing, f"{len(missing)} not written, first {missing[:3]}: {done.stderr}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD + text, encoding="utf-8")
