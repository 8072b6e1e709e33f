"""The outcome of an import in words and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from freiwilligenagentur import i18n
from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.exchange.files.records import Kind
from freiwilligenagentur.exchange.meeting.planning import Counts, Decisions, Fate, Group, ImportPlan, Repeat
from freiwilligenagentur.i18n import _


def as_json(plan: ImportPlan, decisions: Decisions, *, dry_run: bool) -> dict[str, Any]:
    """The outcome for programs. Keys stay the same in all languages; sentences come in the language in use."""
    file = plan.file
    merged, others = _split(plan.groups, decisions)
    return {
        "file": file.name,
        "format": file.format,
        "encoding": file.encoding,
        "separator": file.separator,
        "kind": file.kind.value,
        "dry_run": dry_run,
        "rows": file.rows,
        "records": _counts(plan.records),
        "organisations": _counts(plan.organisations),
        "merged": [_group(group) for group in merged],
        "proposed": [_group(group) for group in others],
        "several_agencies": [{"name": shared.name, "agencies": list(shared.agencies)} for shared in plan.shared],
        "repeated": [
            {"title": repeat.title, "organisation": repeat.organisation, "lines": list(repeat.lines)}
            for repeat in plan.repeats(decisions.merge)
        ],
        "conflicts": [
            {"line": conflict.line, "title": conflict.title, "fields": list(conflict.fields)}
            for conflict in plan.conflicts
        ],
        "left_out": [{"line": row.line, "reason": row.details} for row in plan.rows if row.fate is Fate.LEFT_OUT],
        "no_longer_there": plan.no_longer_there,
        "problems": [_problem(problem) for problem in plan.problems],
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "left_out": counts.left_out,
    }


def _group(group: Group) -> dict[str, Any]:
    if group.line:
        return {"line": group.line, "reason": group.reason}
    return {"keep": group.keep, "names": [spelling.name for spelling in group.spellings], "reason": group.reason}


def _problem(problem: RowProblem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "field": problem.field,
        "code": problem.code,
        "reason": problem.reason,
        "value": problem.value,
        "left_out": problem.left_out,
    }


def as_lines(plan: ImportPlan, decisions: Decisions, *, dry_run: bool) -> Iterator[str]:
    """The outcome for people."""
    file = plan.file
    yield ", ".join(part for part in (file.name, file.format, file.encoding) if part)
    if dry_run:
        yield _("Trial run: nothing was written.")
    yield summary(_("Offers") if file.kind is Kind.OFFERS else _("Volunteers"), plan.records)
    if file.kind is Kind.OFFERS:
        yield summary(_("Organisations"), plan.organisations)
    if plan.no_longer_there:
        n = i18n.number(plan.no_longer_there)
        yield _("Not in the file any more, kept here: {n}").format(n=n)
    merged, others = _split(plan.groups, decisions)
    yield from _section(_("Taken as one"), map(_group_line, merged))
    yield from _section(_("Possibly one, not merged"), map(_group_line, others))
    yield from _section(
        _("Listed by several agencies, taken over once"),
        (f"{shared.name}: {', '.join(shared.agencies)}" for shared in plan.shared),
    )
    repeats = plan.repeats(decisions.merge)
    yield from _section(_("Same organisation and title, all taken over"), map(_repeat_line, repeats))
    yield from _section(
        _("Changed both there and here, kept as it is here"),
        (_place(c.line, "", f"{c.title}: {', '.join(c.fields)}".removeprefix(": ")) for c in plan.conflicts),
    )
    yield from _section(_("Remarks"), (_problem_line(p) for p in plan.problems if not p.left_out))
    yield from _section(_("Left out"), _lost_lines(plan))


def _lost_lines(plan: ImportPlan) -> Iterator[str]:
    fields = {problem.line: problem.field for problem in plan.problems if problem.left_out}
    for row in plan.rows:
        if row.fate is Fate.LEFT_OUT:
            title = row.title if plan.file.kind is Kind.OFFERS else ""  # reports of people end in logs
            named = ", ".join(part for part in (title, fields.get(row.line, "")) if part)
            yield _place(row.line, named, row.details)


def summary(name: str, counts: Counts) -> str:
    """``Angebote: 12 neu, 3 geändert …``."""
    return _("{name}: {new} new, {changed} changed, {unchanged} unchanged, {left_out} left out").format(
        name=name,
        new=i18n.number(counts.new),
        changed=i18n.number(counts.changed),
        unchanged=i18n.number(counts.unchanged),
        left_out=i18n.number(counts.left_out),
    )


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield f"{title} ({i18n.number(len(found))}):"
        yield from (f"  {line}" for line in found)


def _group_line(group: Group) -> str:
    if group.line:  # reports of people end in logs
        return _place(group.line, "", group.reason)
    others = ", ".join(spelling.name for spelling in group.spellings if spelling.name != group.keep)
    return f"{group.keep} = {others}" if others else group.keep


def _repeat_line(repeat: Repeat) -> str:
    lines = ", ".join(str(line) for line in repeat.lines)
    return _("{title}, {organisation} (lines {lines})").format(
        title=repeat.title, organisation=repeat.organisation, lines=lines
    )


def _problem_line(problem: RowProblem) -> str:
    named = f"{problem.field} „{problem.value}“" if problem.value else problem.field
    return _place(problem.line, named, problem.reason)


def _place(line: int, named: str, reason: str) -> str:
    place = _("Line {line}").format(line=line) if line else _("Whole file")
    head = f"{place}, {named}" if named else place
    return f"{head}: {reason}"


def _split(groups: Sequence[Group], decisions: Decisions) -> tuple[list[Group], list[Group]]:
    merged = [group for group in groups if group.id in decisions.merge]
    return merged, [group for group in groups if group.id not in decisions.merge]
