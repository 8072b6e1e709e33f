"""Saving, history, and taking steps back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from freiwilligenagentur.errors import Cancelled, Conflict, UndoRefused
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.storage import ChangeSet, Store, insert_all, rename_step, save


def load(store: Store, key: str) -> Volunteer | None:
    with store.read() as session:
        return session.scalars(
            select(Volunteer).where(Volunteer.id == key).options(selectinload(Volunteer.consents))
        ).one_or_none()


def keep(store: Store, volunteer: Volunteer, label: str = "Gespeichert") -> Volunteer:
    with store.write(label) as session:
        return save(session, volunteer)


def consent(purpose: Purpose) -> Consent:
    return Consent(purpose=purpose, text_version="2026-01", given_on=date(2026, 11, 2))


def test_what_was_saved_comes_back_whole(store: Store) -> None:
    volunteer = Volunteer(
        last_name="von der Leyen-Çelik 李 Ж 🙂",
        phone="03445 1",
        areas=frozenset({"children", "education"}),
        languages={"ru": "B2"},
        birth_date=date(1959, 2, 14),
        radius_km=7.5,
        consents=[consent(Purpose.ADVICE)],
    )
    keep(store, volunteer)
    found = load(store, volunteer.id)
    assert found is not None
    assert found.last_name == "von der Leyen-Çelik 李 Ж 🙂"
    assert found.areas == {"children", "education"}
    assert (found.languages, found.birth_date, found.radius_km) == ({"ru": "B2"}, date(1959, 2, 14), 7.5)
    assert found.consented(Purpose.ADVICE) is not None
    assert found.created_at.tzinfo is not None


def test_history_shows_only_what_changed(store: Store) -> None:
    volunteer = keep(store, Volunteer(last_name="Mertens", phone="1"))
    found = load(store, volunteer.id)
    found.birth_date, found.languages = date(1980, 1, 1), {"ru": ""}
    keep(store, found, "Geburtsdatum ergänzt")
    newest, first = store.history("Volunteer", volunteer.id)
    assert newest.label == "Geburtsdatum ergänzt"
    assert newest.before == {"birth_date": None, "languages": {}}
    assert newest.after == {"birth_date": "1980-01-01", "languages": {"ru": ""}}
    assert (first.action, first.user) == ("insert", store.user)


MANY = [
    {"last_name": "Mertens", "areas": frozenset({"children"}), "birth_date": date(1959, 2, 14)},
    {"last_name": "Ж 李", "languages": {"ru": "B2"}, "radius_km": 7.5},
    {"last_name": "Kaya"},
]


def add_many(store: Store) -> list[str]:
    with store.write("Viele aufgenommen") as session:
        insert_all(session, Volunteer(last_name=""), MANY)
    with store.read() as session:
        return list(session.scalars(select(Volunteer.id).order_by(Volunteer.id)))


def test_many_records_at_once_are_the_same_as_one_after_the_other(store: Store) -> None:
    for key, values in zip(add_many(store), MANY, strict=True):
        found, single = load(store, key), keep(store, Volunteer(**values))
        assert found is not None
        own = {"id", "version", "created_at"}
        columns = {column.key for column in Volunteer.__table__.columns} - own
        assert {name: getattr(found, name) for name in columns} == {name: getattr(single, name) for name in columns}
        assert found.version == single.version
        [of_many], [of_single] = store.history("Volunteer", key), store.history("Volunteer", single.id)
        assert of_many.label == "Viele aufgenommen"
        differing = {name for name, value in of_many.after.items() if of_single.after[name] != value}
        assert of_many.after.keys() == of_single.after.keys()
        assert differing <= own


def test_many_records_at_once_are_told_changed_and_taken_back_like_others(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)
    keys = add_many(store)
    assert heard[0].ids("Volunteer") == frozenset(keys)
    found = load(store, keys[0])
    assert found is not None
    found.phone = "1"
    keep(store, found)
    store.undo()
    assert store.undo() == "Viele aufgenommen"
    assert load(store, keys[0]) is None
    store.redo()
    again = load(store, keys[0])
    assert again is not None
    assert (again.last_name, again.areas, again.phone) == ("Mertens", {"children"}, "")


def test_many_records_are_written_only_as_a_step(store: Store) -> None:
    with pytest.raises(RuntimeError), store.read() as session:
        insert_all(session, Volunteer(last_name=""), MANY)


def test_a_step_can_be_named_by_what_it_came_to(store: Store) -> None:
    heard: list[str] = []
    store.subscribe(lambda changes: heard.append(changes.label))
    with store.write("Aufgenommen") as session:
        session.add(Volunteer(last_name="Mertens"))
        rename_step(session, "1 Person aufgenommen")
    step = store.undo_step()
    assert step is not None
    assert (step.label, heard) == ("1 Person aufgenommen", ["1 Person aufgenommen"])


def test_a_colleagues_save_in_between_is_not_overwritten(store: Store) -> None:
    key = keep(store, Volunteer(last_name="Mertens", phone="1")).id
    mine, colleagues = load(store, key), load(store, key)
    colleagues.phone = "2"
    keep(store, colleagues)
    mine.phone = "3"
    with pytest.raises(Conflict, match="Kolleg"):
        keep(store, mine)
    assert load(store, key).phone == "2"


def test_a_colleagues_new_consent_is_not_removed_by_an_older_window(store: Store) -> None:
    key = keep(store, Volunteer(last_name="Mertens", phone="1")).id
    mine, colleagues = load(store, key), load(store, key)
    colleagues.consents.append(consent(Purpose.PHOTOS))
    keep(store, colleagues)
    mine.phone = "3"
    with pytest.raises(Conflict):
        keep(store, mine)
    assert load(store, key).consented(Purpose.PHOTOS) is not None


def test_saving_without_a_change_is_no_step(store: Store) -> None:
    key = keep(store, Volunteer(last_name="Mertens", phone="1"), "Aufgenommen").id
    keep(store, load(store, key), "Nichts")
    assert store.undo_step().label == "Aufgenommen"


def test_undo_and_redo_walk_through_all_steps(store: Store) -> None:
    key = keep(store, Volunteer(last_name="Mertens", phone="1"), "Aufgenommen").id
    changed = load(store, key)
    changed.consents.append(consent(Purpose.PHOTOS))
    keep(store, changed, "Fotos erlaubt")
    assert store.undo() == "Fotos erlaubt"
    assert load(store, key).consents == []
    assert store.undo() == "Aufgenommen"
    assert load(store, key) is None
    assert store.undo() is None
    assert store.redo_step().label == "Aufgenommen"
    assert [store.redo(), store.redo(), store.redo()] == ["Aufgenommen", "Fotos erlaubt", None]
    assert load(store, key).consented(Purpose.PHOTOS) is not None


class Stopping:
    """Somebody who presses Abbrechen after so many rows."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None:
        self.cancelled = done >= self.after


def test_a_large_step_is_taken_back_and_brought_again_in_pieces(store: Store, monkeypatch) -> None:
    monkeypatch.setattr("freiwilligenagentur.storage.undo.AT_ONCE", 7)
    with store.write("Eingelesen") as session:
        session.add_all(Volunteer(last_name=f"{n:03}", phone="1") for n in range(50))
        session.flush()
        for volunteer in session.scalars(select(Volunteer)):
            volunteer.notes = "neu"
    assert store.undo_step().rows == 100
    assert store.undo() == "Eingelesen"
    with store.read() as session:
        assert session.scalars(select(Volunteer)).all() == []
    store.redo()
    with store.read() as session:
        assert [v.notes for v in session.scalars(select(Volunteer))] == ["neu"] * 50


def test_a_large_step_that_is_stopped_on_the_way_changes_nothing(store: Store, monkeypatch) -> None:
    monkeypatch.setattr("freiwilligenagentur.storage.undo.AT_ONCE", 7)
    with store.write("Eingelesen") as session:
        session.add_all(Volunteer(last_name=f"{n:03}", phone="1") for n in range(50))
    with pytest.raises(Cancelled, match="nichts geändert"):
        store.undo(Stopping(after=20))
    with store.read() as session:
        assert len(session.scalars(select(Volunteer)).all()) == 50
    assert store.undo_step().label == "Eingelesen"


def test_a_new_step_ends_what_can_be_brought_again(store: Store) -> None:
    keep(store, Volunteer(last_name="A", phone="1"), "Eins")
    keep(store, Volunteer(last_name="B", phone="1"), "Zwei")
    store.undo()
    keep(store, Volunteer(last_name="C", phone="1"), "Drei")
    assert store.redo_step() is None
    assert [store.undo(), store.undo(), store.undo()] == ["Drei", "Eins", None]


def test_undo_is_refused_when_the_record_changed_since(store: Store) -> None:
    volunteer = keep(store, Volunteer(last_name="Mertens", phone="1"), "Aufgenommen")
    colleague = Store(store._engine, user="Kollegin", device="anderer Platz")
    theirs = load(colleague, volunteer.id)
    theirs.phone = "2"
    keep(colleague, theirs)
    with pytest.raises(UndoRefused, match="seitdem"):
        store.undo()
    assert load(store, volunteer.id).phone == "2"


def test_a_restored_record_is_newer_than_a_window_that_still_shows_it(store: Store) -> None:
    key = keep(store, Volunteer(last_name="Mertens", phone="1")).id
    stale = load(store, key)
    with store.write("Gelöscht") as session:
        session.delete(session.get(Volunteer, key))
    store.undo()
    stale.phone = "9"
    with pytest.raises(Conflict):
        keep(store, stale)


def test_a_step_that_may_not_be_taken_back_is_passed_over(store: Store) -> None:
    keep(store, Volunteer(last_name="A", phone="1"), "Eins")
    with store.write("Nachweis ausgestellt", undoable=False) as session:
        session.add(Volunteer(last_name="B", phone="1"))
    assert store.undo_step().label == "Eins"
    store.undo()
    assert store.redo() == "Eins"


def test_a_step_that_does_not_fit_any_more_is_not_brought_again(store: Store) -> None:
    person = keep(store, Volunteer(last_name="A", phone="1"))
    person.last_name = "B"
    keep(store, person, "Umbenannt")
    store.undo()
    with store.write("Nachweis ausgestellt", undoable=False) as session:
        session.get_one(Volunteer, person.id).last_name = "C"
    with pytest.raises(UndoRefused, match="lässt sich nicht wiederholen"):
        store.redo()


def test_everybody_hears_what_changed_and_only_after_it_was_kept(store: Store) -> None:
    heard: list[ChangeSet] = []
    stop = store.subscribe(heard.append)
    key = keep(store, Volunteer(last_name="Mertens", phone="1")).id
    assert heard[0].ids("Volunteer") == {key}
    with pytest.raises(RuntimeError), store.write("Abbruch") as session:
        session.add(Volunteer(last_name="B", phone="1"))
        session.flush()
        raise RuntimeError
    stop()
    store.undo()
    assert len(heard) == 1


def test_writing_outside_a_step_is_an_error(store: Store) -> None:
    with store.read() as session, pytest.raises(RuntimeError, match=r"Store\.write"):
        session.add(Volunteer(last_name="A"))
        session.flush()


def test_numbers_keep_their_kind_through_undo(store: Store) -> None:
    from freiwilligenagentur.certificates.model import Kind, NumberSeries
    from freiwilligenagentur.storage.values import from_plain, to_plain

    with store.write("Reihe") as session:
        session.add(NumberSeries(kind=Kind.EHRENAMTSNACHWEIS, year=2026, last=7))
    store.undo()
    store.redo()
    with store.read() as session:
        row = session.scalars(select(NumberSeries)).one()
    assert (row.kind, row.last) == (Kind.EHRENAMTSNACHWEIS, 7)
    from freiwilligenagentur.placements.model import HoursEntry

    column = HoursEntry.__table__.c.amount
    assert from_plain(column, to_plain(Decimal("12.50"))) == Decimal("12.50")
