"""Changing the office's lists: new entries, other words, entries that are offered no longer."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from freiwilligenagentur.errors import Invalid, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import Store, new_id
from freiwilligenagentur.vocabulary.folding import fold
from freiwilligenagentur.vocabulary.model import Term, TermList
from freiwilligenagentur.vocabulary.sorting import word_key


@dataclass(frozen=True, slots=True)
class TermRow:
    """One entry; its code never changes and is never taken away, since records may hold it."""

    id: str
    label: str
    active: bool


class Terms:
    """One list of the office. Each change is one step that can be taken back."""

    def __init__(self, store: Store, which: TermList) -> None:
        self._store = store
        self._which = which

    def rows(self) -> list[TermRow]:
        """All entries in the office's order, also those that are offered no longer."""
        with self._store.read() as session:
            terms = session.scalars(select(Term).where(Term.list_name == self._which)).all()
        ordered = sorted(terms, key=lambda term: (term.position, word_key(term.label)))
        return [TermRow(term.id, term.label, term.active) for term in ordered]

    def add(self, label: str) -> str:
        """A new entry behind the others; returns its id. Raises Invalid for an empty label or one that is there."""
        self._check(label, "")
        with self._store.write(_("“{what}” added").format(what=label.strip())) as session:
            last = session.scalar(select(func.max(Term.position)).where(Term.list_name == self._which))
            term = Term(list_name=self._which, code=f"own-{new_id()}", label=label.strip(), position=(last or 0) + 1)
            session.add(term)
            return str(term.id)

    def rename(self, term_id: str, label: str) -> None:
        """Other words for an entry. Raises Invalid as ``add``, Refused when it is gone."""
        self._check(label, term_id)
        with self._store.write(_("“{what}” renamed").format(what=label.strip())) as session:
            term = session.get(Term, term_id)
            if term is None:
                raise Refused(_("This entry is no longer there. A colleague may have taken it back."))
            term.label = label.strip()

    def offer(self, term_id: str, offered: bool) -> None:
        """Whether an entry can still be chosen; what was chosen stays. Raises Refused when it is gone."""
        with self._store.write(_("List changed")) as session:
            term = session.get(Term, term_id)
            if term is None:
                raise Refused(_("This entry is no longer there. A colleague may have taken it back."))
            term.active = offered

    def _check(self, label: str, own: str) -> None:
        if not label.strip():
            raise Invalid(_("The entry is not kept yet."), (Problem("label", _("Please write what it is called.")),))
        taken = {fold(row.label) for row in self.rows() if row.id != own}
        if fold(label.strip()) in taken:
            text = _("This entry is on the list already.")
            raise Invalid(_("The entry is not kept yet."), (Problem("label", text),))
