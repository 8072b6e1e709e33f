"""People of a batch who come from trainings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from certifying import TODAY, Agency
from test_batches import WISH, Steps

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.batch_sources import of_trainings
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.trainings.rules import TrainingInput
from freiwilligenagentur.trainings.service import TrainingServices


def test_everybody_who_was_at_a_training_gets_a_certificate_about_it(
    agency: Agency, services: CertificateServices
) -> None:
    trainings = TrainingServices.over(agency.store, lambda: TODAY)
    forum = TrainingInput(title="Vereinsforum", first_on=date(2026, 10, 17), hours=Decimal(6), organiser="Agentur")
    key = trainings.trainings.add(forum)
    there, away = agency.volunteer(), agency.volunteer(first_name="Tom", last_name="Abel")
    registered = trainings.attendances.register(key, [there, away])
    trainings.attendances.set_present(registered[0], present=True)

    source = of_trainings(trainings.attended)
    assert source.options() == [(key, "Vereinsforum, 17.10.2026")]
    assert source.people(key) == [(there, "Mertens, Ilse")]
    assert source.kind is Kind.TEILNAHME
    wish = source.fill(WISH, key)
    checked = services.batch_check.check(wish, [there], Steps())
    assert checked[0].request is not None
    assert checked[0].request.training_id == key
