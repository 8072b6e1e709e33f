"""What the import dialog shows, as plain values in the words of the office."""

from __future__ import annotations

from dataclasses import dataclass

from freiwilligenagentur import i18n
from freiwilligenagentur.exchange.files import columns
from freiwilligenagentur.exchange.files.opening import OpenedTable
from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.exchange.files.records import Column, Kind
from freiwilligenagentur.exchange.meeting.planning import (
    Decisions,
    Fate,
    Group,
    ImportPlan,
    ImportReport,
    PlannedRow,
    Repeat,
    Spelling,
)
from freiwilligenagentur.exchange.telling import summary
from freiwilligenagentur.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the file and what it is taken for."""

    number: int
    name: str
    examples: str
    field: str
    label: str
    """The field in the words of the office."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that the user confirms or refuses."""

    id: str
    title: str
    details: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One remark about the file; ``id`` is its place in the list."""

    id: str
    line: int
    field: str
    value: str
    reason: str
    left_out: bool


@dataclass(frozen=True, slots=True)
class SharedRow:
    """An organisation that several agencies list."""

    id: str
    name: str
    agencies: str


@dataclass(frozen=True, slots=True)
class Preview:
    """All that the dialog shows before anything is written."""

    title: str
    subtitle: str
    kind: Kind
    rows: tuple[PlannedRow, ...] = ()
    groups: tuple[Tick, ...] = ()
    repeats: tuple[Tick, ...] = ()
    shared: tuple[SharedRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    columns: tuple[ColumnRow, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    """Code and label of everything that a column can be taken for; empty where the file decides."""
    fault: str = ""
    """Why nothing can be taken over yet."""


def preview_of(plan: ImportPlan, merge: frozenset[str], *, can_assign: bool) -> Preview:
    """The preview of a file that could be read, with these groups of names taken as one."""
    file = plan.file
    return Preview(
        title=_("Import of {file}").format(file=file.name),
        subtitle=_facts(file.format, file.encoding, file.separator, file.rows),
        kind=file.kind,
        rows=plan.rows,
        groups=tuple(_group(group) for group in plan.groups),
        repeats=repeats_of(plan, merge),
        shared=tuple(
            SharedRow(str(number), shared.name, ", ".join(shared.agencies)) for number, shared in enumerate(plan.shared)
        ),
        notes=tuple(_note(number, problem) for number, problem in enumerate(plan.problems)),
        columns=_columns(file.columns, file.kind),
        fields=_fields(file.kind) if can_assign else (),
    )


def repeats_of(plan: ImportPlan, merge: frozenset[str]) -> tuple[Tick, ...]:
    """Offers that are listed twice, with these groups of names taken as one."""
    return tuple(_repeat(repeat) for repeat in plan.repeats(merge))


def preview_of_table(opened: OpenedTable, kind: Kind, assigned: tuple[str, ...], fault: str) -> Preview:
    """The preview of a table in which a needed column was not found yet."""
    table = opened.table
    examples = [
        tuple(dict.fromkeys(row.cells[n][:60].strip() for row in table.rows[:20])) for n in range(len(assigned))
    ]
    found = tuple(Column(*parts) for parts in zip(table.header, assigned, examples, strict=True))
    return Preview(
        title=_("Import of {file}").format(file=opened.name),
        subtitle=_facts("CSV", opened.encoding, table.separator, len(table.rows)),
        kind=kind,
        notes=tuple(_note(number, problem) for number, problem in enumerate(opened.problems)),
        columns=_columns(found, kind),
        fields=_fields(kind),
        fault=fault,
    )


def _facts(form: str, encoding: str, separator: str, rows: int) -> str:
    names = {";": _("semicolon"), ",": _("comma"), "\t": _("tab")}
    lines = ngettext("{n} row", "{n} rows", rows).format(n=i18n.number(rows))
    return " · ".join(part for part in (form, encoding, names.get(separator, ""), lines) if part)


def _group(group: Group) -> Tick:
    kept = next((spelling for spelling in group.spellings if spelling.name == group.keep), group.spellings[0])
    others = "; ".join(_spelling(spelling) for spelling in group.spellings if spelling.name != kept.name)
    details = _("with: {names}").format(names=others) if others else ""
    return Tick(group.id, _spelling(kept), " · ".join(part for part in (details, group.reason) if part))


def _spelling(spelling: Spelling) -> str:
    return _("{name} (here already)").format(name=spelling.name) if spelling.here else spelling.name


def _repeat(repeat: Repeat) -> Tick:
    lines = ", ".join(str(line) for line in repeat.lines)
    details = _("{organisation}, lines {lines}").format(organisation=repeat.organisation, lines=lines)
    return Tick(repeat.id, repeat.title, details)


def _note(number: int, problem: RowProblem) -> NoteRow:
    return NoteRow(str(number), problem.line, problem.field, problem.value, problem.reason, problem.left_out)


def _columns(found: tuple[Column, ...], kind: Kind) -> tuple[ColumnRow, ...]:
    return tuple(
        ColumnRow(
            number=number,
            name=column.name,
            examples=" | ".join(" ".join(text.split()) for text in column.examples if text),
            field=column.field,
            label=columns.label(column.field, kind) if column.field else _("not taken over"),
        )
        for number, column in enumerate(found)
    )


def _fields(kind: Kind) -> tuple[tuple[str, str], ...]:
    return (("", _("not taken over")), *((field, columns.label(field, kind)) for field in columns.fields_of(kind)))


def fate_label(fate: Fate) -> str:
    """What becomes of a row, in a word."""
    return {
        Fate.NEW: _("new"),
        Fate.CHANGED: _("changed"),
        Fate.UNCHANGED: _("unchanged"),
        Fate.LEFT_OUT: _("left out"),
    }[fate]


def action_caption(kind: Kind, number: int) -> str:
    """The caption of the primary button: what it will do."""
    n = i18n.number(number)
    if kind is Kind.PEOPLE:
        return ngettext("Take over {n} person", "Take over {n} people", number).format(n=n)
    return ngettext("Take over {n} offer", "Take over {n} offers", number).format(n=n)


def plan_summary(plan: ImportPlan, decisions: Decisions) -> str:
    """One line: how many of what, with the decisions made so far."""
    counts = plan.records
    parts = [
        _("{n} new").format(n=i18n.number(counts.new)) if counts.new else "",
        _("{n} changed").format(n=i18n.number(counts.changed)) if counts.changed else "",
        _("{n} unchanged").format(n=i18n.number(counts.unchanged)) if counts.unchanged else "",
        _("{n} left out").format(n=i18n.number(counts.left_out)) if counts.left_out else "",
    ]
    if plan.organisations.new:
        saved = sum(group.saves for group in plan.groups if group.id in decisions.merge)
        new = plan.organisations.new - saved
        parts.append(ngettext("{n} new organisation", "{n} new organisations", new).format(n=i18n.number(new)))
    return " · ".join(part for part in parts if part)


def report_title(report: ImportReport) -> str:
    """What was done, in one line."""
    n = report.plan.writes()
    if report.plan.file.kind is Kind.PEOPLE:
        return ngettext("{n} person taken over", "{n} people taken over", n).format(n=i18n.number(n))
    return ngettext("{n} offer taken over", "{n} offers taken over", n).format(n=i18n.number(n))


def report_lines(report: ImportReport) -> tuple[str, ...]:
    """What was done, line by line."""
    plan = report.plan
    people = plan.file.kind is Kind.PEOPLE
    lines = [summary(_("Volunteers") if people else _("Offers"), plan.records)]
    lines += [] if people else [summary(_("Organisations"), plan.organisations)]
    counted = (
        (
            len(report.merged),
            ngettext("{n} group of names taken as one", "{n} groups of names taken as one", len(report.merged)),
        ),
        (
            len(plan.conflicts),
            ngettext(
                "{n} record changed both there and here; what stands here was kept",
                "{n} records changed both there and here; what stands here was kept",
                len(plan.conflicts),
            ),
        ),
        (
            plan.no_longer_there,
            ngettext(
                "{n} record is no longer in the file and was kept here",
                "{n} records are no longer in the file and were kept here",
                plan.no_longer_there,
            ),
        ),
    )
    return (*lines, *(text.format(n=i18n.number(n)) for n, text in counted if n))
