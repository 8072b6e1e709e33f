"""Run by Debian's Python, which has ``uno``: makes a letter with fields, says so, and merges it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

LINES = ("hat sich freiwillig und unentgeltlich für das Gemeinwohl engagiert.", "Das bestätigen wir.",
         "Einsatzstelle: Bürgerverein Lesezeichen e. V.", "Aufgabe: Vorlesen in der Grundschule",
         "Wir danken herzlich für dieses Engagement.", "Musterstadt, 23. November 2026")  # fmt: skip


def connect(pipe: str) -> Any:
    """The running office; it needs some seconds to listen."""
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + 60
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # its own kind of exception, known only inside
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def value(name: str, content: Any) -> Any:
    """A named value as the office takes it."""
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def main(pipe: str, folder: Path, *, single: bool) -> None:
    """Registers the table, writes the letter, merges into one file or into ``single`` ones."""
    context = connect(pipe)
    manager = context.ServiceManager
    databases = manager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = databases.createInstance()
    source.URL = f"sdbc:flat:file://{folder}"
    source.Info = (value("Extension", "csv"), value("HeaderLine", True), value("FieldDelimiter", ","),
                   value("CharSet", "UTF-8"))  # fmt: skip
    source.DatabaseDocument.storeAsURL(f"file://{folder}/people.odb", ())
    databases.registerObject("people", source)
    write_letter(manager, context, folder)
    merge = manager.createInstanceWithContext("com.sun.star.text.MailMerge", context)
    merge.DataSourceName, merge.CommandType, merge.Command = "people", 0, "people"
    merge.DocumentURL = f"file://{folder}/letter.odt"
    merge.OutputType = 2  # a file
    merge.OutputURL, merge.FileNamePrefix = f"file://{folder}", "merged"
    merge.SaveAsSingleFile, merge.SaveFilter = not single, "writer_pdf_Export"  # "single" is theirs for one of all
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    merge.execute(())


def write_letter(manager: Any, context: Any, folder: Path) -> None:
    """One page with three fields."""
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    letter = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (value("Hidden", True),))
    text = letter.Text
    cursor = text.createTextCursor()
    text.insertString(cursor, "Ehrenamtsnachweis\n", False)
    for column in ("name", "number", "hours"):
        master = letter.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName, master.DataColumnName = "people", "people", column
        field = letter.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        text.insertTextContent(cursor, field, False)
        text.insertString(cursor, "\n", False)
    for line in LINES:
        text.insertString(cursor, f"{line}\n", False)
    letter.storeToURL(f"file://{folder}/letter.odt", ())
    letter.close(True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), single=sys.argv[3] == "single")
    os._exit(0)  # taking the bridge to the office down may crash, long after all was measured
