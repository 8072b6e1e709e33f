"""Builds the program: opens the office, makes the services, and passes them on. Nothing imports this module."""

from __future__ import annotations

from freiwilligenagentur.certificates import model as certificates
from freiwilligenagentur.exchange import model as exchange
from freiwilligenagentur.matching import model as matching
from freiwilligenagentur.matching import weights_model as weights
from freiwilligenagentur.office import model as office
from freiwilligenagentur.organisations import model as organisations
from freiwilligenagentur.people import model as people
from freiwilligenagentur.placements import model as placements
from freiwilligenagentur.schemes import model as schemes
from freiwilligenagentur.trainings import model as trainings
from freiwilligenagentur.vocabulary import model as vocabulary

MODELS = (
    office, vocabulary, people, organisations, placements, trainings, schemes, certificates, exchange,
    matching, weights,
)  # fmt: skip
"""Every room with tables; importing them makes the schema complete."""
