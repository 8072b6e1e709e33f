"""Every room with tables: whoever reads a journal or compares schemas must know them all."""

from __future__ import annotations

from freiwilligenagentur.certificates import model as certificates
from freiwilligenagentur.exchange import model as exchange
from freiwilligenagentur.fair import model as fair
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
    matching, weights, fair,
)  # fmt: skip
"""Importing this module makes the schema complete."""
