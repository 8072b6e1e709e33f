"""Does this installation work? Each part is tried once on a throw-away office; the report says which and how long."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

from freiwilligenagentur import __version__, i18n, paths
from freiwilligenagentur.app.models import MODELS
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.sample import door
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import backup, migrate, office_file, save
from freiwilligenagentur.storage.engine import sqlcipher_engine
from freiwilligenagentur.storage.office_file import OpenOffice

NAME = "Müller, Ж, 李"
SMALL = Amounts(volunteers=30, organisations=12, offers=24, placements=18)


class Report:
    """What was tried, in order, and how it went."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.failed = 0

    def try_out(self, what: str, act: Callable[[], None]) -> None:
        """Does one thing; a failure is written down with its place in the program and the rest goes on."""
        start = time.perf_counter()
        try:
            act()
        except Exception as error:  # noqa: BLE001  (a report must name whatever goes wrong)
            self.failed += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(place.filename).name}:{place.lineno}"
            self.lines.append(f"FAILED  {what}: {type(error).__name__} at {where}")
        else:
            self.lines.append(f"ok      {what}  ({(time.perf_counter() - start) * 1000:.0f} ms)")

    def text(self) -> str:
        """The whole report."""
        head = f"Freiwilligenagentur {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
        end = "all parts work" if not self.failed else f"{self.failed} parts do not work"
        return "\n".join([head, *self.lines, end, ""])


def self_test(report_place: Path | None) -> int:
    """Tries everything once; prints the report, writes it where asked; 0 only when every part works."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        trial = _Trial(Path(folder))
        report.try_out("read catalogues and resources", trial.resources)
        report.try_out("migrate a database of each schema", trial.migrate)
        report.try_out("create an encrypted office", trial.create)
        if trial.office is not None:
            report.try_out("write and read odd letters, undo and redo", trial.letters)
            report.try_out("import offers", trial.import_offers)
            report.try_out("match", trial.match)
            report.try_out("a certificate: issued, proven, printed to a file", trial.certificate)
            report.try_out("a stand: made, worked at, brought home", trial.stand)
            report.try_out("back up, restore, open again", trial.restore)
            report.try_out("open every window", trial.windows)
            trial.close()
    text = report.text()
    sys.stdout.write(text)
    if report_place is not None:
        write_safely(report_place, text.encode())
    return 1 if report.failed else 0


class _Trial:
    """The throw-away office and what is tried on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.office: OpenOffice | None = None

    def resources(self) -> None:
        for language in i18n.LANGUAGES:
            i18n.use(language)
            i18n.read_all()
        i18n.use("de")
        _expect(i18n._("Organisations") == "Organisationen")
        _expect(any(paths.resources().iterdir()))

    def migrate(self) -> None:
        for number in range(1, int(migrate.HEAD) + 1):
            engine = sqlcipher_engine(self._folder / f"schema-{number}.db", bytes(32))
            migrate.upgrade(engine, f"{number:04}")
            migrate.upgrade(engine)
            _expect(migrate.revision(engine) == migrate.HEAD and bool(MODELS))
            engine.dispose()

    def create(self) -> None:
        self.office, _code = sample.create(self._folder / "office.db", SMALL)

    def letters(self) -> None:
        store = self._open().store
        with store.write("self-test") as session:
            key = save(session, Volunteer(last_name=NAME, phone="1")).id
        store.undo()
        store.redo()
        with store.read() as session:
            found = session.get(Volunteer, key)
        _expect(found is not None and found.last_name == NAME)

    def import_offers(self) -> None:
        from freiwilligenagentur.app.services import Services
        from freiwilligenagentur.exchange.command import run_import

        table = self._folder / "angebote.csv"
        table.write_bytes(
            "einrichtungsname;angebotsname;beschreibung;plz;ortsteil;_angebotsId\r\n"
            "Verein Übermut e. V.;Vorlesen;<p>Für Kinder</p>;06618;Naumburg;1\r\n".encode("cp1252")
        )
        store = self._open().store
        before = Services(store).offers.count()
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            code = run_import(store, table, json_output=False, dry_run=False, merge=True, out=nowhere, err=nowhere)
        _expect(code == 0 and Services(store).offers.count() == before + 1)

    def match(self) -> None:
        from freiwilligenagentur.app.services import Services

        services = Services(self._open().store)
        ranking = services.matching.for_volunteer(services.people.rows()[0].id)
        _expect(ranking.total > 0)

    def certificate(self) -> None:
        from freiwilligenagentur.app.services import Services
        from freiwilligenagentur.certificates.proof.checking import Result, check_file
        from freiwilligenagentur.office.signing import SigningKeys

        store, today = self._open().store, date.today()
        register = Services(store).certificates.register
        row = register.rows()[0]  # issued a moment ago, when the office was filled
        _expect(row.serial.startswith(f"EN-{today.year}-"))
        pdf = register.pdf(row.id)
        verdict = check_file(pdf, SigningKeys(store).public(), register.standing)
        _expect(verdict.result is Result.GENUINE and verdict.said is not None and verdict.said.number == row.serial)
        _print_to_file(pdf, self._folder / "printed.pdf")

    def stand(self) -> None:
        from freiwilligenagentur.app.services import Services
        from freiwilligenagentur.fair.container import unpack
        from freiwilligenagentur.fair.service import here
        from freiwilligenagentur.fair.service.making import Stands, Wanted

        services, file = Services(self._open().store), self._folder / "messe.messestand"
        Stands(services.store, cost=sample.CHEAP).make(Wanted("Messe", door.PASSPHRASE, {}), file)
        opened = here.open_stand(unpack(file, self._folder / "stand"), "self-test", door.PASSPHRASE)
        try:
            key = Services(opened.store).people.save(Volunteer(last_name=NAME, phone="1")).id
            here.close(opened, file)
        finally:
            opened.close()
        with services.returning.open(file) as returned:
            services.returning.bring(returned, {})
        _expect(services.people.get(key).last_name == NAME)

    def restore(self) -> None:
        office = self._open()
        copy = office.backup()
        office.close()
        backup.restore(copy.place, office.place, office.key)
        self.office = office_file.open_with_passphrase(office.place, door.USER, door.PASSPHRASE)

    def windows(self) -> None:
        from freiwilligenagentur.app.program import application
        from freiwilligenagentur.console.tour import Tour

        application()
        walked = Tour(self._open(), self._folder / "pictures", Settings())
        walked.walk()
        walked.close()

    def close(self) -> None:
        """Gives the files free, so that the folder can be removed."""
        if self.office is not None:
            self.office.close()

    def _open(self) -> OpenOffice:
        assert self.office is not None
        return self.office


def _print_to_file(pdf: bytes, place: Path) -> None:
    """Through the system's way of printing, to the pages that a printer would get."""
    from PySide6.QtPrintSupport import QPrinter

    from freiwilligenagentur.app.program import application
    from freiwilligenagentur.desktop.pdf_raster import PdfRaster
    from freiwilligenagentur.desktop.printing import paint_pdf

    application()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    _expect(paint_pdf(printer, pdf))
    _expect(PdfRaster(place.read_bytes()).page_count() == PdfRaster(pdf).page_count())


def _expect(true: bool) -> None:
    if not true:
        raise AssertionError("the result is not what was written")
