"""One document of every kind that the program writes, for what is asked of all of them.

A new kind of document gets a line here; the checks of archives and access then hold for it too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

sys.path.append(str(Path(__file__).parent / "certificates"))

import certificate_samples as samples
import layout_samples as layouts

from freiwilligenagentur.certificates import labels, letters, wording
from freiwilligenagentur.certificates import pdf as certificates
from freiwilligenagentur.certificates.content import Engagement
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.joining import joined
from freiwilligenagentur.documents.metadata import About
from freiwilligenagentur.office.pdf import RecoverySheet, recovery_sheet
from freiwilligenagentur.placements import card
from freiwilligenagentur.placements import pdf as cards
from freiwilligenagentur.placements.card import Agency, CardContent, Need
from freiwilligenagentur.trainings import pdf as trainings
from freiwilligenagentur.trainings.rows import SigningList

CODE = "7KQ4M-2PX9T-00000-ABCDE-FGHJK-MNPQR"
CARD = CardContent(
    person="Olena Ковальчук",
    offer="Vorlesen in der Grundschule",
    organisation="Bürgerverein Lesezeichen e. V.",
    about="Mit Kindern lesen und über Bücher sprechen.",
    anywhere=False,
    availability=0b001_001,
    time_text="45 Minuten",
    hours="1,5–2",
    starts_on=date(2026, 12, 1),
    contact={"name": "Jana Vogel", "phone": "03445 9", "address": "Parkstraße 3, 06618 Musterstadt"},
    first_step="contact",
    needs=(Need("police_check"), Need("licence", "B")),
    agency=Agency("Freiwilligenagentur Musterstadt", ("Salzstraße 00", "06618 Musterstadt"), "Ilse Berger"),
    dated=date(2026, 11, 23),
)
LIST = SigningList(
    title="Vereinsforum: Datenschutz im Verein",
    facts=(("Wann", "17.10.2026"), ("Ort", "Architektur- und Umwelthaus")),
    names=("Ковальчук, Olena", "محمد, العربي", *(f"Mertens-{number}, Ilse" for number in range(30))),
    spare=4,
    agency="Freiwilligenagentur Musterstadt",
    dated=date(2026, 11, 23),
)


def _long(first: int) -> Engagement:
    return replace(samples.READING, tasks=tuple(f"Aufgabe {number}, jeden Tag" for number in range(first, first + 60)))


def _issued() -> bytes:
    """As it leaves the office: with the seal over the whole file."""
    return sealed(certificates.draw(samples.certificate()), samples.signer())


def _copy() -> bytes:
    original = certificates.draw(samples.certificate(engagements=(_long(1),), languages=("en", "de-simple", "uk")))
    return sealed(certificates.copy(original, date(2027, 1, 5)), samples.signer())


def _long_copy() -> bytes:
    """Of more pages than hang together on one branch."""
    tasks = tuple(_long(at) for at in range(0, 1200, 60))
    return certificates.copy(_certificate(engagements=tasks, languages=("en",))(), date(2027, 1, 5))


def _certificate(**changes: object) -> Callable[[], bytes]:
    return lambda: certificates.draw(samples.certificate(**changes))


def _of_kind(kind: Kind, *languages: str) -> Callable[[], bytes]:
    return lambda: certificates.draw(samples.of_kind(kind, languages=languages))


def _in_a_book(fill: Callable[[Book], object]) -> bytes:
    out = BytesIO()
    book = Book(out, About("Nachweise", "Agentur Süd & Co.", "de-DE", date(2026, 11, 23)), bound=True)
    fill(book)
    book.finish()
    return out.getvalue()


def _bound() -> bytes:
    """Many certificates in one file, two languages each, one of them long."""

    def fill(book: Book) -> None:
        for number in range(70):
            tasks = (_long(number),) if number == 3 else (samples.READING,)
            content = samples.certificate(number=f"EN-2026-{number:04}", languages=("en",), engagements=tasks)
            certificates.add(book, content, f"Mertens, Ilse · {number}")

    return _in_a_book(fill)


def _joined() -> bytes:
    """Finished files behind each other: two languages, a long one, a landscape one."""
    parts = (
        ("Ilse Mertens", _issued()),
        ("Olena Ковальчук", _certificate(languages=("en", "uk"))()),
        ("Kim Zander", _certificate(engagements=tuple(_long(at) for at in range(0, 480, 60)), languages=("en",))()),
        ("Dank", _of_kind(Kind.DANK)()),
    )
    return joined(parts, About("Nachweise", "Agentur Süd & Co.", "de-DE", date(2026, 11, 23)), on_front=True)


def _letters() -> bytes:
    def fill(book: Book) -> None:
        for name in ("Ilse Mertens", "Олена Ковальчук"):
            lines = ("Frau", name, "c/o Weiß", "Hinterhaus", "Am Anger 7", "06618 Musterstadt")
            to = letters.Recipient(lines, name, "EN-2026-0042", "Ehrenamtsnachweis")
            content = samples.certificate()
            signed = content.signatories[0]
            letters.add(book, letters.Letter(to, content.issuer, date(2026, 11, 23), "Musterstadt", signed), name)

    return _in_a_book(fill)


def _labels() -> bytes:
    lines = [("Ilse Mertens", "Am Anger 7", "06618 Musterstadt")] * 30
    return _in_a_book(lambda book: labels.add_sheets(book, labels.formats()[0], lines, 3, "Etiketten"))


def _laid_out(**changes: object) -> Callable[[], bytes]:
    """In a layout that uses everything; signed by those whom it names, with their scanned signatures."""
    layout = layouts.full()
    chosen = {"signatories": layout.signed_by(), "title": layout.title, **changes}
    return lambda: certificates.draw(samples.certificate(**chosen), layout)


def all_kinds() -> dict[str, Callable[[], bytes]]:
    """How to draw each, by name."""
    sheet = RecoverySheet("Freiwilligenagentur Musterstadt", "Ilse Berger", date(2026, 11, 23), "/office.db", CODE)
    return {
        "certificate": _certificate(),
        "certificate-issued": _issued,
        "certificate-draft": _certificate(number=None),
        "certificate-long": _certificate(engagements=(_long(1), _long(100), _long(200))),
        "certificate-right-to-left": _certificate(person=replace(samples.ILSE, name="محمد العربي Čapek Жук")),
        "certificate-plain": _certificate(
            engagements=(), competences=(), competences_text="", trainings=(), thanks="", signatories=()
        ),
        "certificate-copy": _copy,
        "certificate-long-copy": _long_copy,
        **{f"certificate-{kind.value}": _of_kind(kind) for kind in Kind},
        **{
            f"certificate-{kind.value}-{language}": _of_kind(kind, language)
            for kind in Kind
            for language in wording.TRANSLATIONS
        },
        **{f"certificate-{kind.value}-all": _of_kind(kind, *wording.TRANSLATIONS) for kind in Kind},
        "certificate-thanks-draft": _certificate(kind=Kind.DANK, number=None, engagements=(), occasion="für vieles"),
        "certificates-bound": _bound,
        "certificates-joined": _joined,
        "letter": _letters,
        "labels": _labels,
        "certificate-layout": _laid_out(),
        "certificate-layout-both-sides": _laid_out(languages=("uk",)),
        "certificate-layout-thanks": _laid_out(
            kind=Kind.DANK, engagements=(), occasion="zehn Jahre Vorlesen", title=""
        ),
        "recovery-sheet": partial(recovery_sheet, sheet),
        "attendance-list": partial(trainings.draw, LIST),
        "attendance-list-empty": partial(trainings.draw, replace(LIST, names=())),
        **{f"card-{language}": partial(cards.draw, CARD, language) for language in card.LANGUAGES},
    }
