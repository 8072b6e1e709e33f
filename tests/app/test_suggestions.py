"""Offers beside the first talk."""

from __future__ import annotations

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.app.suggestions import Suggestions
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Store, save

READING, CHILDREN = frozenset({"reading_aloud"}), frozenset({"children"})


def test_what_is_to_be_settled_stands_there_however_much_speaks_for_an_offer(store: Store) -> None:
    services = Services(store)
    services.vocabulary.ensure_defaults()
    with store.write("Angelegt") as session:
        club = save(session, Organisation(name="Bürgerverein")).id
        reading = Offer(organisation_id=club, title="Vorlesen", activities=READING, target_groups=CHILDREN)
        reading.postcode, reading.availability, reading.rhythm = "06618", 1, frozenset({"regular"})
        reading.police_check, reading.minimum_age = True, 18
        save(session, reading)
    person = Volunteer(last_name="Neu", activities=READING, target_groups=CHILDREN, postcode="06618", availability=1)
    [suggestion] = Suggestions(services).suggest(person)
    words = [chip.text for chip in suggestion.chips]
    assert words == ["Vorlesen", "Kinder", "Alter (ab 18) noch zu klären", "Führungszeugnis noch zu klären"]
