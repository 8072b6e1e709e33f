"""The rules of all Länder: the program's tables, and what the office made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.schemes.model import SchemeEdit
from freiwilligenagentur.schemes.rows import Entry, RuleDraft, SchemeLine
from freiwilligenagentur.schemes.rules import Rule, SchemeKind, from_plain, problems, tidied, to_plain
from freiwilligenagentur.schemes.table import shipped_rules
from freiwilligenagentur.storage import Drafts, Store, new_id
from freiwilligenagentur.vocabulary.sorting import word_key

DRAFT_KIND = "scheme"
_OWN, _NEW = "own-", "new"


class Rulebook:
    """Reading and changing rules. A program's rule is never changed, only overlaid."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._drafts = Drafts(store)

    def land(self) -> str:
        """The Land of the office, "" where it is not known."""
        return OfficeService(self._store).get().land

    def schemes(self, land: str, day: date, kind: SchemeKind | None = None) -> list[SchemeLine]:
        """The schemes of a Land with the rule of a day each; cards first, then by name."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries():
            if land in entry.rule.laender and kind in (None, entry.rule.kind):
                found.setdefault(entry.rule.scheme, []).append(entry)
        lines = [_line(scheme, entries, day) for scheme, entries in found.items()]
        return sorted(lines, key=lambda line: (line.kind is not SchemeKind.CARD, word_key(line.name)))

    def entries(self) -> list[Entry]:
        """Every rule."""
        with self._store.read() as session:
            edits = {edit.code: edit for edit in session.scalars(select(SchemeEdit).order_by(SchemeEdit.id))}
        shipped = {rule.code: rule for rule in shipped_rules()}
        own = [code for code in edits if code not in shipped]
        return [_entry(code, shipped, edits) for code in (*shipped, *own)]

    def entry(self, code: str) -> Entry:
        """One rule. Raises Refused when the office removed it in the meantime."""
        found = next((entry for entry in self.entries() if entry.rule.code == code), None)
        if found is None:
            raise Refused(_("This rule is no longer there. A colleague may have removed it."))
        return found

    def own(self, land: str, kind: SchemeKind) -> Rule:
        """An empty rule of the office's own, not kept yet."""
        code = f"{_OWN}{new_id()}"
        return Rule(code=code, scheme=code, kind=kind, laender=(land,) if land else (), name="")

    def successor(self, rule: Rule) -> Rule:
        """A rule that follows another one in time, not kept yet; where both hold, the later one is taken."""
        return replace(rule, code=f"{_OWN}{new_id()}", valid_from=None, valid_to=None)

    def keep(self, rule: Rule, version: int) -> None:
        """Keeps the office's version of a rule. Raises Invalid, or Conflict when ``version`` is no longer the kept one.

        A version that says what the program says is none.
        """
        rule = tidied(rule)
        if found := problems(rule):
            raise Invalid(found[0].text, tuple(found))
        shipped = _shipped(rule.code)
        with self._store.write(_("Rule of a scheme changed")) as session:
            kept = _kept(session, rule.code)
            _check_version(kept, version)
            if shipped == rule:
                if kept is not None:
                    session.delete(kept)
                return
            facts, based_on = to_plain(rule), to_plain(shipped) if shipped else {}
            if kept is None:
                session.add(SchemeEdit(code=rule.code, facts=facts, based_on=based_on))
            else:
                kept.facts, kept.based_on = facts, based_on

    def take_programs(self, code: str, version: int) -> None:
        """Gives the office's version up: the program's is in force again, a rule of the office's own is gone.

        Raises Conflict as ``keep`` does. Undo brings the version back.
        """
        label = _("Rule of the program taken") if _shipped(code) else _("Own rule removed")
        with self._store.write(label) as session:
            kept = _kept(session, code)
            _check_version(kept, version)
            if kept is not None:
                session.delete(kept)

    def stay_with_ours(self, code: str, version: int) -> None:
        """Leaves the office's version in force although the program has newer facts. Raises Conflict."""
        shipped = _shipped(code)
        with self._store.write(_("Own version of a rule confirmed")) as session:
            kept = _kept(session, code)
            _check_version(kept, version)
            if kept is not None and shipped is not None:
                kept.based_on = to_plain(shipped)

    # --- what was typed and not kept

    def draft(self, rule: Rule, version: int) -> RuleDraft | None:
        """What this user was making of a rule; new rules share one draft."""
        data = self._drafts.load(self._draft_key(rule, version))
        return RuleDraft(from_plain(data["rule"]), int(data["version"]), data.get("unreadable", {})) if data else None

    def keep_draft(self, draft: RuleDraft) -> None:
        """Keeps what was typed so far, through a crash too."""
        rule, version = draft.rule, draft.version
        title = rule.name or _("Rule of a scheme")
        plain = {"rule": to_plain(rule), "version": version, "unreadable": dict(draft.unreadable)}
        self._drafts.keep(self._draft_key(rule, version), DRAFT_KIND, title, plain)

    def discard_draft(self, rule: Rule, version: int) -> None:
        """What was typed is kept or given up."""
        self._drafts.discard(self._draft_key(rule, version))

    def _draft_key(self, rule: Rule, version: int) -> str:
        new = _shipped(rule.code) is None and not version
        return f"{DRAFT_KIND}/{self._store.user}/{_NEW if new else rule.code}"


def _entry(code: str, shipped: Mapping[str, Rule], edits: Mapping[str, SchemeEdit]) -> Entry:
    program, edit = shipped.get(code), edits.get(code)
    if edit is None:
        return Entry(shipped[code], program)
    news = program is not None and to_plain(program) != edit.based_on
    return Entry(from_plain(edit.facts), program, edit.version, news)


def _line(scheme: str, entries: list[Entry], day: date) -> SchemeLine:
    """Of rules that hold on the same day the one that began last is taken, the office's own before the program's."""
    by_age = sorted(entries, key=lambda each: (each.rule.valid_from or date.min, each.shipped is None))
    holding = [entry for entry in by_age if entry.rule.holds_on(day)]
    chosen = holding[-1] if holding else None
    newest = chosen or by_age[-1]
    others = tuple(entry for entry in by_age if entry is not chosen)
    return SchemeLine(scheme, newest.rule.name, newest.rule.kind, chosen, others)


def _shipped(code: str) -> Rule | None:
    return next((rule for rule in shipped_rules() if rule.code == code), None)


def _kept(session: Session, code: str) -> SchemeEdit | None:
    return session.scalars(select(SchemeEdit).where(SchemeEdit.code == code)).first()


def _check_version(kept: SchemeEdit | None, version: int) -> None:
    if (kept.version if kept else 0) != version:
        raise Conflict(
            _("A colleague changed this rule in the meantime. What you typed is still here; nothing was overwritten.")
        )
