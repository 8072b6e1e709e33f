from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pdf_reading
import pytest
from certificate_samples import certificate, logo
from certifying import Agency
from layout_samples import full, photograph, scanned_signature
from sqlalchemy import select

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import (
    DEFAULT,
    Layout,
    LogoChoice,
    SignatureBlock,
    Stamp,
    from_values,
    to_values,
)
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.model import Certificate, LayoutPicture
from freiwilligenagentur.certificates.proof.checking import Result, check_file
from freiwilligenagentur.certificates.service import Layouts
from freiwilligenagentur.certificates.service import layouts as layouts_module
from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Refused
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.storage import utc_now


@pytest.fixture
def layouts(agency: Agency) -> Layouts:
    return agency.services.layouts


def blue(layouts: Layouts, **changes: object) -> StoredLayout:
    return layouts.save(StoredLayout(replace(full(), **changes)))  # type: ignore[arg-type]


def test_values_hold_everything_but_the_pictures() -> None:
    assert from_values(to_values(full())).with_pictures(full().pictures()) == full()
    assert from_values(to_values(DEFAULT)) == DEFAULT


@pytest.mark.parametrize(
    "spoil",
    [
        lambda values: values.pop("accent"),
        lambda values: values.update(script="print()"),
        lambda values: values.update(logo_width="40"),
        lambda values: values.update(logo_width=True),
        lambda values: values.update(frame="golden"),
        lambda values: values.update(letterhead="one line"),
        lambda values: values["signatures"][0].update(picture="x"),
        lambda values: values.update(signatures=[1]),
    ],
)
def test_values_of_anything_else_are_no_layout(spoil: Callable[[dict[str, Any]], object]) -> None:
    values = to_values(full())
    spoil(values)
    with pytest.raises(ValueError, match=r"no |other |not a valid"):
        from_values(values)


def test_a_layout_is_kept_with_its_pictures_and_comes_back_the_same(layouts: Layouts) -> None:
    kept = blue(layouts)
    assert layouts.get(kept.id).layout == full()
    assert [(row.name, row.version) for row in layouts.rows()] == [("Blau mit Siegel", 1)]


def test_each_change_makes_a_new_version_that_undo_takes_back_with_its_picture(
    layouts: Layouts, agency: Agency
) -> None:
    kept = blue(layouts)
    changed = layouts.save(replace(kept, layout=replace(kept.layout, logo_picture=logo(), accent="#5A1A1A")))
    assert changed.version == kept.version + 1
    assert agency.store.undo() == "Vorlage „Blau mit Siegel“ gespeichert"
    back = layouts.get(kept.id)
    assert back.layout == full()
    assert back.version > changed.version
    agency.store.redo()
    assert layouts.get(kept.id).layout.logo_picture == logo()


def test_the_journal_holds_no_picture(layouts: Layouts, agency: Agency) -> None:
    kept = blue(layouts)
    (line,) = agency.store.history("CertificateLayout", kept.id)
    assert len(str(line.after)) < 3000


def test_deleting_is_one_step_and_comes_back(layouts: Layouts, agency: Agency) -> None:
    kept = blue(layouts)
    layouts.delete(kept.id)
    assert layouts.rows() == []
    with pytest.raises(Refused):
        layouts.get(kept.id)
    agency.store.undo()
    assert layouts.get(kept.id).layout == full()


def test_a_colleague_in_between_is_a_conflict_and_nothing_is_overwritten(layouts: Layouts) -> None:
    kept = blue(layouts)
    layouts.save(replace(kept, layout=replace(kept.layout, accent="#5A1A1A")))
    with pytest.raises(Conflict):
        layouts.save(replace(kept, layout=replace(kept.layout, accent="#1A1A5A")))
    assert layouts.get(kept.id).layout.accent == "#5A1A1A"


def test_a_kind_has_one_default(layouts: Layouts) -> None:
    first = blue(layouts)
    layouts.save(replace(first, default_for=frozenset({Kind.DANK, Kind.EHRENAMTSNACHWEIS})))
    second = layouts.save(StoredLayout(replace(full(), name="Zweite"), default_for=frozenset({Kind.DANK})))
    assert layouts.chosen("", Kind.DANK).id == second.id
    assert layouts.chosen("", Kind.EHRENAMTSNACHWEIS).id == first.id
    assert layouts.chosen("", Kind.TEILNAHME).layout == DEFAULT
    assert layouts.chosen(second.id, Kind.EHRENAMTSNACHWEIS).id == second.id


def test_a_name_stands_once(layouts: Layouts) -> None:
    blue(layouts)
    with pytest.raises(Invalid) as error:
        layouts.save(StoredLayout(replace(full(), name="blau MIT siegel ")))
    assert [problem.field for problem in error.value.problems] == ["name"]


REFUSED = {
    "name": ("name", {"name": " "}),
    "faint text": ("accent", {"accent": "#8AB5AA"}),
    "just too faint": ("accent", {"accent": "#777777"}),
    "no colour": ("accent", {"accent": "green"}),
    "a rule nobody sees": ("rule", {"rule": "#F5F5F5"}),
    "logo too wide": ("logo_width", {"logo_width": 71}),
    "logo too low": ("logo_height", {"logo_height": 2}),
    "logo chosen, none there": ("logo_picture", {"logo": LogoChoice.OWN, "logo_picture": None}),
    "seal chosen, none there": ("seal_picture", {"stamp": Stamp.PICTURE, "seal_picture": None}),
    "a picture that is none": ("seal_picture", {"stamp": Stamp.PICTURE, "seal_picture": b"\x89PNG\r\n\x1a\n<script>"}),
    "letterhead too wide": ("letterhead", {"letterhead": ("Freiwilligenagentur " * 8,)}),
    "letterhead too long": ("letterhead", {"letterhead": tuple("1234567")}),
    "foot too wide": ("footer", {"footer": ("Gefördert durch " * 14,)}),
    "foot too long": ("footer", {"footer": ("a", "b", "c")}),
    "foot in English too wide": ("footer_en", {"footer_en": ("Supported by " * 14,)}),
    "foot in Ukrainian too long": ("footer_uk", {"footer_uk": ("a", "b", "c")}),
    "authorisation too long": ("authorisation", {"authorisation": "Bescheid " * 20}),
    "title too long": ("title", {"title": "Bescheinigung über ehrenamtliches Engagement in Vereinen und Initiativen"}),
    "letters that no font has": ("title", {"title": "\U0001f33b Urkunde"}),
    "function too long": ("signature.0.function", {"signatures": (SignatureBlock("Jana Vogel", "Leitung " * 30),)}),
    "signature without a name": (
        "signature.0.name",
        {"signatures": (SignatureBlock("", "Leitung", "", photograph()),)},
    ),
    "one name twice": ("signature.1.name", {"signatures": (SignatureBlock("Jana Vogel"),) * 2}),
    "four signatures": ("signatures", {"signatures": tuple(SignatureBlock(name) for name in "abcd")}),
    "title of a Land": ("title", {"authorisation": "", "title": "Engagement-Nachweis NRW"}),
    "title of a Land in the head": (
        "letterhead",
        {"authorisation": "", "title": "", "letterhead": ("Qualipass für alle",)},
    ),
    "title of a Land at the foot": (
        "footer",
        {"authorisation": "", "title": "", "footer": ("Berliner Freiwilligenpass",)},
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_break_a_page_is_refused_at_its_field(layouts: Layouts, case: str) -> None:
    field, changes = REFUSED[case]
    found = layouts.problems(StoredLayout(replace(full(), **changes)))  # type: ignore[arg-type]
    assert field in {problem.field for problem in found}
    assert all(problem.text.endswith(".") for problem in found)
    with pytest.raises(OfficeError):
        layouts.save(StoredLayout(replace(full(), **changes)))  # type: ignore[arg-type]
    assert layouts.rows() == []


def test_a_title_of_a_land_needs_only_its_authorisation(layouts: Layouts) -> None:
    assert layouts.problems(StoredLayout(full())) == []
    found = layouts.problems(StoredLayout(replace(full(), authorisation="")))
    assert [problem.field for problem in found] == ["title"]
    assert "Ausstellungsberechtigung" in found[0].text


def test_a_new_layout_begins_with_the_office_and_a_free_name(layouts: Layouts) -> None:
    first = layouts.save(layouts.new())
    assert first.layout.signatures == (SignatureBlock("Jana Vogel", "Leitung", "Freiwilligenagentur Musterstadt"),)
    assert layouts.new().layout.name == "Meine Vorlage (2)"
    assert layouts.copy_of(first).layout.name == "Meine Vorlage (2)"


def test_a_scanned_signature_stands_above_no_other_name() -> None:
    layout = Layout(signatures=(SignatureBlock("Jana Vogel", picture=scanned_signature()),))
    assert layout.picture_of("Jana Vogel ") == scanned_signature()
    assert layout.picture_of("Tom Weiß") is None
    assert Layout(signatures=(SignatureBlock("", picture=b"x"),)).picture_of("") is None


def test_a_preview_shows_somebodys_own_text_in_the_layout(layouts: Layouts, agency: Agency) -> None:
    person, _placement = agency.reader()
    assert (person, "Mertens, Ilse") in {(each.volunteer_id, each.name) for each in layouts.samples()}
    said = "\n".join(pdf_reading.pages(layouts.preview(full(), person, Kind.EHRENAMTSNACHWEIS)))
    for text in (
        "Ilse Mertens",
        "168 Stunden",
        "Träger: Bürgerstiftung",
        "Bürgermeisterin",
        "Gefördert durch",
        "Engagementnachweis",
    ):
        assert text in said


def test_a_preview_without_anybody_shows_an_invented_text(layouts: Layouts) -> None:
    said = "\n".join(pdf_reading.pages(layouts.preview(DEFAULT, "", Kind.EHRENAMTSNACHWEIS)))
    assert "Erika Beispiel" in said
    assert "Freiwilligenagentur Musterstadt" in said


def test_a_draft_survives_with_its_pictures_and_can_be_given_up(layouts: Layouts) -> None:
    begun = StoredLayout(replace(full(), accent="#"), default_for=frozenset({Kind.DANK}))
    layouts.keep_draft(begun)
    assert layouts.draft("") == begun
    layouts.discard_draft("")
    assert layouts.draft("") is None


def test_what_a_certificate_says_is_not_touched_by_its_layout() -> None:
    said = [text for role, text in pdf_reading.structure(_drawn(full())) if role in {"TD", "LBody", "H2"}]
    assert said == [text for role, text in pdf_reading.structure(_drawn(DEFAULT)) if role in {"TD", "LBody", "H2"}]


def _drawn(layout: Layout) -> bytes:
    from freiwilligenagentur.certificates import pdf

    return pdf.draw(certificate(), layout)


def test_a_certificate_is_issued_in_its_layout_and_tells_later_in_which(layouts: Layouts, agency: Agency) -> None:
    person, _placement = agency.reader()
    kept = layouts.save(StoredLayout(full()))
    request = replace(agency.request(person), layout_id=kept.id, signatories=full().signed_by())
    key = agency.issue(request)
    document = agency.services.register.pdf(key)
    said = pdf_reading.structure(document)
    assert ("H1", "Engagementnachweis Nordrhein-Westfalen") in said
    assert ("Figure", "Unterschrift: Jana Vogel") in said
    layouts.save(replace(kept, layout=replace(full(), accent="#5A1A1A")))
    layouts.delete(kept.id)
    with agency.store.read() as session:
        certificate = session.get(Certificate, key)
        assert certificate is not None
        assert certificate.template_version.endswith("Blau mit Siegel, 1")
        assert certificate.snapshot["layout"]["look"]["accent"] == full().accent
    assert agency.services.register.pdf(key) == document


def test_an_issued_certificate_under_its_own_title_is_proven_genuine(layouts: Layouts, agency: Agency) -> None:
    person, _placement = agency.reader()
    kept = layouts.save(StoredLayout(full()))
    key = agency.issue(replace(agency.request(person), layout_id=kept.id))
    keys = [SigningKeys(agency.store).signer().public]
    assert check_file(agency.services.register.pdf(key), keys).result is Result.GENUINE


def test_the_default_of_a_kind_is_taken_and_proposes_who_signs(layouts: Layouts, agency: Agency) -> None:
    person, _placement = agency.reader()
    layouts.save(StoredLayout(full(), default_for=frozenset({Kind.EHRENAMTSNACHWEIS})))
    request = agency.request(person)
    assert [each.name for each in request.signatories] == ["Jana Vogel", "Tom Weiß", "Dr. Andrea Sommer"]
    draft = agency.services.preparing.examine(request)
    drawn = agency.services.preparing.draw(draft.content, request.layout_id)
    assert "Gefördert durch die Stadt" in pdf_reading.pages(drawn)[0]


def test_the_preview_shows_the_pages_whose_foot_has_lines_of_its_own(layouts: Layouts) -> None:
    pages = pdf_reading.pages(layouts.preview(full(), "", Kind.EHRENAMTSNACHWEIS))
    assert ["Registered charity" in page for page in pages].count(True) == 1
    assert ["За підтримки міста" in page for page in pages].count(True) == 1
    (page,) = pdf_reading.pages(layouts.preview(DEFAULT, "", Kind.EHRENAMTSNACHWEIS))
    assert "Kein Arbeitszeugnis" in page


def test_a_picture_that_no_layout_uses_goes_after_a_while_but_not_at_once(
    layouts: Layouts, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pictures() -> int:
        with agency.store.read() as session:
            return len(session.scalars(select(LayoutPicture.digest)).all())

    def later(days: int) -> None:
        monkeypatch.setattr(layouts_module, "utc_now", lambda: utc_now() + timedelta(days=days))

    kept = blue(layouts)
    other = layouts.save(StoredLayout(Layout(name="Andere")))
    assert pictures() == 2  # a logo and a scanned signature
    later(400)
    bare = layouts.save(replace(kept, layout=replace(kept.layout, signatures=())))
    assert pictures() == 2
    agency.store.undo()
    assert layouts.get(kept.id).layout == full()
    agency.store.redo()
    later(450)
    layouts.save(other)
    assert pictures() == 2
    later(600)
    layouts.save(other)
    assert pictures() == 1
    assert layouts.get(bare.id).layout.logo_picture == full().logo_picture
