"""An agency with one volunteer who read to children, for every test of this room that wants one."""

from __future__ import annotations

import pytest
from certifying import TODAY, Agency

from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def services(store: Store) -> CertificateServices:
    vocabulary = Vocabulary(store)
    vocabulary.ensure_defaults()
    return CertificateServices.over(store, vocabulary, lambda: TODAY)


@pytest.fixture
def agency(store: Store, services: CertificateServices) -> Agency:
    return Agency(store, services)
