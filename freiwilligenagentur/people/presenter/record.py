"""A person's record: what is needed on the phone on top, everything else in sections that fold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people import words
from freiwilligenagentur.people.hooks import RecordHooks
from freiwilligenagentur.people.model import Purpose, Status, Volunteer
from freiwilligenagentur.people.presenter.record_view import Part, RecordView, consent_state, head, profile
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.vocabulary.service import Vocabulary


class RecordPresenter:
    """Shows one person and does what the buttons say."""

    def __init__(
        self, view: RecordView, people: PeopleService, vocabulary: Vocabulary, navigator: Navigator, hooks: RecordHooks
    ) -> None:
        self._view, self._people, self._vocabulary = view, people, vocabulary
        self._navigator, self._hooks = navigator, hooks
        self._volunteer: Volunteer | None = None
        self._open = {Part.PROFILE, Part.MATCHES}
        self._matches_of = self._guesses_of = ""

    @property
    def volunteer_id(self) -> str:
        """Who is shown, "" for nobody."""
        return self._volunteer.id if self._volunteer else ""

    def open(self, volunteer_id: str) -> None:
        """Shows somebody; "" shows nobody."""
        self._volunteer = None
        try:
            if volunteer_id:
                self._volunteer = self._people.get(volunteer_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
        self._display()

    def refresh(self) -> None:
        """Reads the record again; who is gone is no longer shown."""
        if self._volunteer is None:
            return
        try:
            self._volunteer = self._people.get(self._volunteer.id)
        except OfficeError:
            self._volunteer = None
        self._display()

    def fold(self, part: Part, opened: bool) -> None:
        """A section was opened or folded; it stays so for the next person."""
        if opened:
            self._open.add(part)
            self._fill(part)
        else:
            self._open.discard(part)

    # --- next steps

    def match(self) -> None:
        """To the matching desk."""
        self._navigator.match_volunteer(self.volunteer_id)

    def consult(self) -> None:
        """To a new consultation."""
        self._navigator.add_consultation(self.volunteer_id)

    def certify(self) -> None:
        """To a new certificate."""
        self._navigator.issue_certificate(self.volunteer_id)

    def open_offer(self, offer_id: str) -> None:
        """Opens an offer that fits."""
        self._navigator.open_offer(offer_id)

    def open_line(self, kind: str, line_id: str) -> None:
        """Opens what a line tells of."""
        if kind == "certificate":
            self._navigator.open_certificate(line_id)
        elif kind == "training":
            self._navigator.open_training(line_id)
        elif kind == "organisation":
            self._navigator.open_organisation(line_id)
        elif kind in {"placement", "hours"}:
            self._navigator.open_placement(line_id)

    def set_status(self, status: Status) -> None:
        """Notes where the person stands; even archiving can be undone, so nobody is asked."""
        try:
            self._volunteer = self._people.set_status(self.volunteer_id, status)
        except OfficeError as error:
            self._view.tell_error(str(error))
        self.refresh()

    def give_consent(self, purpose: Purpose, day: date | None, how: str) -> None:
        """Notes a consent."""
        if day is None:
            self._view.tell_error(_("Please write the day of the consent, for example 03.04.2026."))
            return
        try:
            self._people.give_consent(self.volunteer_id, purpose, day, how)
        except OfficeError as error:
            self._view.tell_error(str(error))
        self.refresh()

    def revoke_consent(self, purpose: Purpose) -> None:
        """Notes a withdrawal of today; where it deletes something for good, it asks first."""
        if purpose is Purpose.HEALTH and not self._view.ask_delete_needs():
            return
        try:
            self._people.revoke_consent(self.volunteer_id, purpose, self._people.today())
        except OfficeError as error:
            self._view.tell_error(str(error))
        self.refresh()

    def take_guess(self, key: str) -> None:
        """Writes what was read out of the wishes into its field."""
        if self._hooks.guesses is not None:
            self._answer_guess(self._hooks.guesses.take, key)

    def strike_guess(self, key: str) -> None:
        """Notes that what was read is wrong."""
        if self._hooks.guesses is not None:
            self._answer_guess(self._hooks.guesses.strike, key)

    def forget_former_name(self) -> None:
        """Removes a name that the person no longer bears; where a certificate bears it, that is issued anew first."""
        former = self._hooks.former_names
        if former is None or not self.volunteer_id:
            return
        try:
            if certificate := former.certificate_of_former_name(self.volunteer_id):
                self._navigator.reissue_certificate(certificate)
            elif self._view.ask_forget():
                former.forget_former_name(self.volunteer_id)
                self._navigator.tell(_("The former name is removed."))
        except OfficeError as error:
            self._view.tell_error(str(error))
        self.refresh()

    # --- inside

    def _answer_guess(self, answer: Callable[[str, str], None], key: str) -> None:
        try:
            answer(self.volunteer_id, key)
        except OfficeError as error:
            self._view.tell_error(str(error))
        self.refresh()
        self.fill_guesses()

    def _display(self) -> None:
        if self._volunteer is None:
            self._view.display_head(None)
            return
        self._view.display_head(head(self._volunteer, self._people.today()))
        self._view.display_open(frozenset(self._open))
        for part in Part:
            if part == Part.MATCHES and part in self._open:
                # Ranking all offers takes longer than opening a record may; who leafs through the list never waits.
                if self._matches_of != self.volunteer_id:
                    self._view.display_matches(())
            elif part in self._open:
                self._fill(part)
        if self._hooks.guesses is not None and self._guesses_of != self.volunteer_id:
            self._view.display_guesses(())
        if Part.MATCHES in self._open or self._hooks.guesses is not None:
            self._view.ask_matches_later()

    def fill_later(self) -> None:
        """The view has a moment: now the offers that fit, and what was read out of the wishes."""
        self.fill_guesses()
        if Part.MATCHES in self._open:
            self._fill(Part.MATCHES)

    def fill_guesses(self) -> None:
        """Reads the wishes."""
        if self._hooks.guesses is not None and self._volunteer is not None:
            self._guesses_of = self._volunteer.id
            self._view.display_guesses(self._hooks.guesses.lines(self._volunteer.id))

    def _fill(self, part: Part) -> None:
        if self._volunteer is None:
            return
        try:
            self._fill_with(part, self._volunteer)
        except OfficeError as error:
            self._view.tell_error(str(error))

    def _fill_with(self, part: Part, volunteer: Volunteer) -> None:
        view, hooks = self._view, self._hooks
        if part == Part.PROFILE:
            view.display_profile(profile(volunteer, self._vocabulary), volunteer.availability)
        elif part == Part.MATCHES:
            self._matches_of = volunteer.id
            view.display_matches(hooks.matches(volunteer.id))
        elif part == Part.TIMELINE:
            view.display_lines(part, hooks.timeline(volunteer.id))
        elif part == Part.SERVICE:
            view.display_lines(part, hooks.service(volunteer.id))
        elif part == Part.CONSENTS:
            today, office = self._people.today(), hooks.office_name()
            states = [consent_state(volunteer, purpose, today, office, hooks.passed_on) for purpose in words.purposes()]
            view.display_consents(states, today)
        else:
            view.display_history(self._people.history(volunteer.id))
            former = hooks.former_names
            view.display_former_name(former is not None and former.former_name_is_known(volunteer.id))
