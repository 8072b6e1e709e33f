"""The Erstgespräch: one page while somebody sits at the table, and the same page for changing a record later."""

from __future__ import annotations

from typing import Any

from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people import drafting, form_values
from freiwilligenagentur.people.carrying import both_changed, carry_over
from freiwilligenagentur.people.drafting import Agreement
from freiwilligenagentur.people.hooks import RecordHooks
from freiwilligenagentur.people.model import Purpose, Volunteer
from freiwilligenagentur.people.presenter.draft_keeper import RECORD, DraftKeeper
from freiwilligenagentur.people.presenter.intake_view import (
    DELAY_MS,
    IntakeView,
    Job,
    consent_lines,
    duplicate_line,
    told,
)
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.vocabulary.postcodes import is_postcode
from freiwilligenagentur.vocabulary.service import Vocabulary

IDENTITY = frozenset(
    {"first_name", "name_prefix", "last_name", "called", "birth_date", "postcode", "phone", "mobile", "email"}
)
"""Fields by which duplicates are found."""
NAMES = frozenset({"first_name", "last_name", "called"})


class IntakePresenter:
    """Holds the person being typed, keeps the draft, and saves with one step."""

    def __init__(
        self,
        view: IntakeView,
        people: PeopleService,
        vocabulary: Vocabulary,
        drafts: Drafts,
        navigator: Navigator,
        hooks: RecordHooks,
    ) -> None:
        self._view, self._people, self._vocabulary = view, people, vocabulary
        self._navigator, self._hooks = navigator, hooks
        self._keeper = DraftKeeper(drafts)
        self._volunteer = Volunteer()
        self._base = drafting.plain_values(self._volunteer)
        self._agreed: dict[Purpose, Agreement] = {}
        self._others: set[str] = set()
        self._clashes: drafting.Plain = {}
        self._existing = False
        self._unkept = False  # something was typed since the draft was written last
        self.active = False

    # --- opening

    def start(self, draft_key: str | None = None) -> None:
        """Opens an empty talk, or the draft kept under ``draft_key``; a draft that is gone opens an empty one."""
        if not self.keep_draft():
            return
        kind, _colon, subject = (draft_key or "").partition(":")
        if kind == RECORD:
            self.edit(subject)
            return
        self._keeper.begin_intake(draft_key or "")
        self._open(Volunteer(source=self._hooks.source), existing=False, draft=self._keeper.load())
        if not self._is_changed():
            self._view.display_unfinished(self._keeper.others())

    def edit(self, volunteer_id: str) -> None:
        """Opens a record for changing; changes that a crash left behind are there again."""
        if not self.keep_draft():
            return
        try:
            volunteer = self._people.get(volunteer_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._keeper.begin_record(volunteer_id)
        draft = self._keeper.load()
        self._open(volunteer, existing=True, draft=draft)
        if draft is not None:
            self._view.display_notice(
                _("What you had changed and not saved is back."), _("Show the record as it was saved")
            )

    def resume(self, draft_key: str) -> None:
        """Goes on with another unfinished talk."""
        self.start(draft_key)

    def give_up(self, draft_key: str) -> None:
        """Removes an unfinished talk."""
        self._keeper.give_up(draft_key)
        self._view.display_unfinished(self._keeper.others())

    # --- while typing

    def edited(self, name: str, value: Any) -> None:
        """A field was changed by the user."""
        setattr(self._volunteer, name, form_values.from_editor(name, value))
        self._unkept = True
        self._view.ask_later(Job.DRAFT, DELAY_MS[Job.DRAFT])
        self._view.ask_later(Job.SUGGESTIONS, DELAY_MS[Job.SUGGESTIONS])
        if name in IDENTITY and not self._existing:
            self._view.ask_later(Job.DUPLICATES, DELAY_MS[Job.DUPLICATES])
        if name == "birth_date":
            self._view.display_minor(self._volunteer.is_minor_on(self._people.today()))
        if name == "postcode":
            self._fill_town()

    def agreed(self, purpose: Purpose, agreement: Agreement | None) -> None:
        """A consent was given in the talk, changed, or taken out again."""
        if agreement is None:
            self._agreed.pop(purpose, None)
        else:
            self._agreed[purpose] = agreement
        self._unkept = True
        if purpose is Purpose.HEALTH:
            self._view.display_needs(self._needs_allowed())
        self._view.ask_later(Job.DRAFT, DELAY_MS[Job.DRAFT])

    def due(self, job: Job) -> None:
        """The time that was asked for has passed."""
        if not self.active:
            return
        if job == Job.DRAFT:
            refused = self._keep()
            if refused:  # said where the draft is spoken of: a question at every pause would keep from typing
                self._view.display_draft_state(refused)
        elif job == Job.DUPLICATES:
            self._display_duplicates()
        elif job == Job.SUGGESTIONS:
            self._display_suggestions()
        else:
            self._display_draft_state()

    def came_back(self) -> None:
        """The page is seen again: what is shown beside the form may have changed since."""
        if self.active:
            for job in (Job.DUPLICATES, Job.SUGGESTIONS, Job.CLOCK):
                self._view.ask_later(job, DELAY_MS[job])

    def another_person(self, volunteer_id: str) -> None:
        """The likely duplicate is somebody else."""
        self._others.add(volunteer_id)
        self._display_duplicates()

    def same_person(self, volunteer_id: str) -> None:
        """The likely duplicate is this person: goes on in the record, and what was typed comes along."""
        typed = drafting.changes(self._volunteer, self._base)
        agreed, unread = dict(self._agreed), self._unread_texts()
        try:
            kept = self._people.get(volunteer_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._keeper.discard()
        self._keeper.begin_record(volunteer_id)
        base = drafting.plain_values(kept)
        carried = carry_over(typed, kept)
        self._open(kept, existing=True, draft=None, base=base, agreed=agreed)
        self._view.display_typed({name: text for name, text in unread.items() if not base.get(name)})
        self._clashes = carried.clashes
        if carried.clashes:
            text = _("Something else is kept already, so this was not taken over: {values}")
            self._view.display_notice(text.format(values=told(carried.clashes, self._vocabulary)), _("Take it over"))
        self._unkept = True
        self.keep_draft()

    def answer_notice(self) -> None:
        """The button of the notice: takes over what was typed, or goes back to the record as it was saved."""
        if self._clashes:
            drafting.apply(self._volunteer, self._clashes)
            values = form_values.editor_values(self._volunteer)
            self._view.display_values({name: values[name] for name in self._clashes})
            self._clashes, self._unkept = {}, True
            self._view.display_notice("", "")
            self.keep_draft()
            return
        self._keeper.discard()
        self.active = False
        self.edit(self._volunteer.id)

    # --- leaving

    def done(self) -> bool:
        """Saves as one step and goes to the record; False when something is missing, then the page stays."""
        kept = self._save()
        if kept is None:
            return False
        self.active = False
        self._view.tell_done(kept.id)
        return True

    def later(self) -> None:
        """Esc: a talk stays as a draft, a changed record is saved; then back to where the user came from."""
        if self._existing and self._is_changed():
            self.done()
            return
        if not self.keep_draft():
            return
        self.active = False
        self._view.tell_done(self._volunteer.id if self._existing else "")

    def leave(self) -> bool:
        """Another page is about to be shown: a changed record is saved, a talk stays as a draft.

        False when the record cannot be saved; its changes are then kept as a draft. False too when the disk refuses
        the draft: what was typed stays where it is.
        """
        if not self.active or not self._existing or not self._is_changed():
            return self.keep_draft()
        kept = self._save()
        if kept is None:
            self.keep_draft()
            return False
        self._open(kept, existing=True, draft=None)
        return True

    def open_desk(self) -> None:
        """All offers that fit: saves and goes to the matching desk."""
        volunteer_id = self._volunteer.id
        if (self._existing and not self._is_changed()) or self.done():
            self._navigator.match_volunteer(volunteer_id)

    def open_offer(self, offer_id: str) -> None:
        """One of the suggested offers; the talk stays as a draft."""
        if self.leave():
            self._navigator.open_offer(offer_id)

    def keep_draft(self) -> bool:
        """Writes what was typed so far, or removes the draft when nothing is left; False when the disk refuses."""
        refused = self._keep()
        if refused:
            self._view.tell_error(refused)
        return not refused

    # --- inside

    def _keep(self) -> str:
        """Why the draft could not be written, "" when it was."""
        if not (self.active and self._unkept):
            return ""
        try:
            if self._is_changed():
                self._keeper.keep(self._title(), self._draft())
            else:
                self._keeper.discard()
        except OfficeError as error:
            return str(error)
        self._unkept = False
        self._display_draft_state()
        return ""

    def _open(
        self,
        volunteer: Volunteer,
        *,
        existing: bool,
        draft: drafting.Plain | None,
        base: drafting.Plain | None = None,
        agreed: dict[Purpose, Agreement] | None = None,
    ) -> None:
        self._volunteer, self._existing, self.active, self._unkept = volunteer, existing, True, False
        self._base = base or drafting.plain_values(volunteer)
        self._agreed = {p: a for p, a in (agreed or {}).items() if volunteer.consented(p) is None}
        self._others, self._clashes = set(), {}
        self._proposed_town = self._people.town_of(volunteer.postcode)
        if draft is not None:
            self._agreed |= drafting.agreements_of(draft.get("agreed", {}))
            typed = draft.get("values", {})
            drafting.apply(volunteer, typed if self._needs_allowed() else drafting.without_needs(typed))
        self._display()
        if draft is not None:
            self._view.display_typed(draft.get("unreadable", {}))

    def _display(self) -> None:
        view = self._view
        view.display_mode(self._volunteer.listed_name() if self._existing else "")
        view.display_values(form_values.editor_values(self._volunteer))
        today, office = self._people.today(), self._hooks.office_name()
        view.display_consents(consent_lines(self._volunteer, self._agreed, today, office), today)
        view.display_minor(self._volunteer.is_minor_on(self._people.today()))
        view.display_needs(self._needs_allowed())
        view.display_problems([])
        view.display_notice("", "")
        view.display_unfinished([])
        self._display_draft_state()
        self._display_duplicates()
        self._display_suggestions()

    def _save(self) -> Volunteer | None:
        """Saves; None when that did not work and the user was told why."""
        if unreadable := self._view.ask_unreadable():
            self._view.display_problems([Problem(name, fault.problem) for name, fault in unreadable.items()])
            return None
        volunteer = self._volunteer
        if not self._needs_allowed():
            volunteer.practical_needs, volunteer.practical_needs_text = frozenset(), ""
        given = [self._people.consent(purpose, a.given_on, a.how) for purpose, a in self._agreed.items()]
        volunteer.consents.extend(given)
        try:
            kept = self._people.save(volunteer) if self._existing else self._people.take_in(volunteer)
        except OfficeError as error:
            for consent in given:
                volunteer.consents.remove(consent)
            self._explain(error)
            return None
        self._keeper.discard()
        if self._existing and self._hooks.former_names and NAMES & drafting.changes(volunteer, self._base).keys():
            self._navigator.tell(
                _("The name is changed. Shall the former one stand nowhere any more: see “Changes” in the record.")
            )
        return kept

    def _explain(self, error: OfficeError) -> None:
        if isinstance(error, Invalid):
            self._view.display_problems(error.problems)
        elif isinstance(error, Conflict):
            self._join_colleague()
        else:
            self._view.tell_error(str(error))

    def _join_colleague(self) -> None:
        """Puts my changes on top of the colleague's record, so that the next save keeps both."""
        mine, base = drafting.changes(self._volunteer, self._base), self._base
        try:
            fresh = self._people.get(self._volunteer.id)
        except OfficeError as gone:
            self._view.tell_error(str(gone))
            return
        theirs = drafting.plain_values(fresh)
        clashes = both_changed(mine, base, theirs)
        drafting.apply(fresh, mine)
        self._open(fresh, existing=True, draft=None, base=theirs, agreed=self._agreed)
        text = _("A colleague saved this record in between. Your changes are still here; save again to keep both.")
        if clashes:
            text += " " + _("You both changed this, the colleague to: {values}").format(
                values=told(clashes, self._vocabulary)
            )
        self._view.display_notice(text, "")
        self._unkept = True
        self.keep_draft()

    def _is_changed(self) -> bool:
        """Whether something was typed; a date that cannot be read changed no value, and must not be lost."""
        changed = self._agreed or drafting.changes(self._volunteer, self._base)
        return bool(changed or self._view.ask_unreadable())

    def _unread_texts(self) -> dict[str, str]:
        """What was typed and is no value, by field."""
        return {name: fault.text for name, fault in self._view.ask_unreadable().items()}

    def _draft(self) -> drafting.Plain:
        typed = drafting.changes(self._volunteer, self._base)
        return {
            "values": typed if self._needs_allowed() else drafting.without_needs(typed),
            "agreed": drafting.plain_agreements(self._agreed),
            "unreadable": self._unread_texts(),
        }

    def _title(self) -> str:
        return self._volunteer.listed_name() or _("Talk without a name yet")

    def _needs_allowed(self) -> bool:
        return Purpose.HEALTH in self._agreed or self._volunteer.consented(Purpose.HEALTH) is not None

    def _fill_town(self) -> None:
        postcode = self._volunteer.postcode.strip()
        proposed = self._volunteer.town in {"", self._proposed_town}
        if is_postcode(postcode) and proposed and (town := self._people.town_of(postcode)):
            self._volunteer.town = self._proposed_town = town
            self._view.display_values({"town": town})

    def _display_duplicates(self) -> None:
        hits = [] if self._existing else self._people.duplicates(self._volunteer, limit=5 + len(self._others))
        left = [hit for hit in hits if hit.person.id not in self._others]
        if not left:
            self._view.display_duplicate(None, 0)
            return
        self._view.display_duplicate(duplicate_line(left[0]), len(left) - 1)

    def _display_suggestions(self) -> None:
        try:
            self._view.display_suggestions(self._hooks.suggest(self._volunteer))
        except OfficeError as error:
            self._view.tell_error(str(error))

    def _display_draft_state(self) -> None:
        state = self._keeper.state() if self.active else ""
        self._view.display_draft_state(state)
        if state:
            self._view.ask_later(Job.CLOCK, DELAY_MS[Job.CLOCK])
