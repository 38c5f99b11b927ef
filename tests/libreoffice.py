"""LibreOffice edits workbooks like a person: a macro in a profile of its own, run headless."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_BASIC = """
Sub Run(list As String)
  Dim line As String
  Dim number As Integer
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  number = FreeFile
  Open list For Input As #number
  Line Input #number, line
  document = StarDesktop.loadComponentFromURL(line, "_blank", 0, hidden())
  Line Input #number, target
  Do While Not EOF(number)
    Line Input #number, line
    Work(document, Split(line, Chr(9)))
  Loop
  Close #number
  document.storeToURL(target, filter())
  document.close(True)
End Sub

Sub Work(document, job)
  sheet = document.Sheets.getByName(job(1))
  If job(0) = "type" Then sheet.getCellRangeByName(job(2)).FormulaLocal = job(3)
  If job(0) = "text" Then sheet.getCellRangeByName(job(2)).String = job(3)
  If job(0) = "sort" Then Sort(sheet.getCellRangeByName(job(2)), CLng(job(3)))
  If job(0) = "insert rows" Then sheet.Rows.insertByIndex(CLng(job(2)), CLng(job(3)))
  If job(0) = "insert sheet" Then document.Sheets.insertNewByName(job(2), CLng(job(3)))
  If job(0) = "colour" Then sheet.getCellRangeByName(job(2)).CellBackColor = CLng(job(3))
  If job(0) = "width" Then sheet.Columns.getByIndex(CLng(job(2))).Width = CLng(job(3))
End Sub

Sub Sort(area, column As Long)
  Dim fields(0) As New com.sun.star.table.TableSortField
  Dim options(1) As New com.sun.star.beans.PropertyValue
  fields(0).Field = column
  fields(0).IsAscending = False
  options(0).Name = "SortFields"
  options(0).Value = fields()
  options(1).Name = "ContainsHeader"
  options(1).Value = False
  area.sort(options())
End Sub
"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OFFICE = "http://openoffice.org/2000"
_FILES = {
    "user/basic/Standard/Edits.xba": (
        '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
        f' "module.dtd"><script:module xmlns:script="{_OFFICE}/script" script:name="Edits"'
        f' script:language="StarBasic">{escape(_BASIC)}</script:module>'
    ),
    "user/basic/Standard/script.xlb": (
        '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
        f' "library.dtd"><library:library xmlns:library="{_OFFICE}/library"'
        ' library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Edits"/></library:library>'
    ),
    "user/basic/script.xlc": (
        '<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
        f' "libraries.dtd"><library:libraries xmlns:library="{_OFFICE}/library">'
        '<library:library library:name="Standard" library:link="false"/></library:libraries>'
    ),
    # Else the first start would write the libraries of a new profile over ours.
    "user/registrymodifications.xcu": (
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted"'
        ' oor:op="fuse"><value>true</value></prop></item></oor:items>'
    ),
}


def edit(source: Path, target: Path, jobs: Sequence[tuple[str, ...]], folder: Path) -> None:
    """Open `source`, do the jobs, save as `target`; `folder` is for the profile. Skips without
    LibreOffice.

    Jobs are ("type", sheet, cell, what a person types), ("text", sheet, cell, words), ("sort",
    sheet, area, column from 0), downwards, ("insert rows", sheet, index from 0, count), ("insert
    sheet", any sheet, name, index), ("colour", sheet, area, red * 65536 + green * 256 + blue) and
    ("width", sheet, column from 0, hundredths of a millimetre).
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not there")
    profile = folder / "profile"
    for name, text in _FILES.items():
        path = profile / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_HEAD + text, encoding="utf-8")
    listed = folder / "jobs.tsv"
    lines = [source.as_uri(), target.as_uri(), *("\t".join(job) for job in jobs)]
    listed.write_text("\n".join(lines), encoding="utf-8")
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo"),
        f'macro:///Standard.Edits.Run("{listed}")',
    ]
    before = target.stat().st_mtime_ns if target.exists() else 0
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    written = target.exists() and target.stat().st_mtime_ns != before
    assert written, f"LibreOffice wrote nothing: {done.stdout}{done.stderr}"
