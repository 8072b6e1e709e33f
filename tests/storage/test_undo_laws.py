"""Whatever was done: undone it is gone without a trace, redone it is back to the last field."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from held import content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.storage import Store, office_file, save
from freiwilligenagentur.storage.office_file import OpenOffice

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
actions = st.lists(
    st.one_of(
        st.tuples(st.just("new"), words, st.integers(0, 5)),
        st.tuples(st.just("change"), words, st.integers(0, 5)),
        st.tuples(st.just("consent"), st.sampled_from(list(Purpose)), st.integers(0, 5)),
        st.tuples(st.just("unconsent"), words, st.integers(0, 5)),
        st.tuples(st.just("remove"), words, st.integers(0, 5)),
    ),
    min_size=1,
    max_size=12,
)


def act(store: Store, kind: str, what, which: int) -> None:
    with store.write(kind) as session:
        people = session.scalars(
            select(Volunteer).order_by(Volunteer.id).options(selectinload(Volunteer.consents))
        ).all()
        if kind == "new" or not people:
            save(
                session,
                Volunteer(last_name=str(what), phone="1", areas=frozenset({str(what)}), birth_date=date(1980, 1, 1)),
            )
            return
        person = people[which % len(people)]
        if kind == "change":
            person.notes, person.languages, person.radius_km = what, {what: "B1"}, float(len(what))
        elif kind == "consent":
            person.consents.append(Consent(purpose=what, text_version="1", given_on=date(2026, 1, 1)))
        elif kind == "unconsent" and person.consents:
            person.consents.pop()
        elif kind == "remove":
            session.delete(person)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=actions)
def test_undone_and_redone_the_office_is_the_same(template: Path, steps):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "office.db"
        shutil.copyfile(template, place)
        shutil.copyfile(template.with_suffix(".keys"), place.with_suffix(".keys"))
        office = office_file.open_with_passphrase(place, "Berger", "drei kleine Worte")
        store = office.store
        states = [content(store)]
        for kind, what, which in steps:
            act(store, kind, what, which)
            if content(store) != states[-1]:
                states.append(content(store))
        for expected in reversed(states[:-1]):
            assert store.undo() is not None
            assert content(store) == expected
        assert store.undo() is None
        for expected in states[1:]:
            assert store.redo() is not None
            assert content(store) == expected
        assert store.redo() is None
        office.close()


def test_what_a_new_step_ended_stays_ended_when_that_step_is_taken_back(office: OpenOffice):
    store = office.store
    for label in ("eins", "zwei", "drei"):
        with store.write(label) as session:
            save(session, Volunteer(last_name=label, phone="1"))
    assert [store.undo(), store.undo()] == ["drei", "zwei"]
    with store.write("anders") as session:
        save(session, Volunteer(last_name="anders", phone="1"))
    before = content(store)
    assert store.redo() is None
    assert store.undo() == "anders"
    assert store.redo() == "anders"
    assert content(store) == before
    assert [store.undo(), store.undo(), store.undo()] == ["anders", "eins", None]
    assert [store.redo(), store.redo(), store.redo()] == ["eins", "anders", None]
    assert content(store) == before
