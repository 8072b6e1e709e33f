"""Importing without a window, for people who automate: results on ``out``, messages on ``err``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.exchange.meeting.planning import Decisions
from freiwilligenagentur.exchange.progress import Silent
from freiwilligenagentur.exchange.service import ImportService
from freiwilligenagentur.exchange.telling import as_json, as_lines
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary

ALL_WELL, REFUSED, SOME_LEFT_OUT = 0, 1, 3


def run_import(
    store: Store, file: Path, *, json_output: bool, dry_run: bool, merge: bool, out: TextIO, err: TextIO
) -> int:
    """Imports a file, or with ``dry_run`` says what an import would do.

    ``merge``: names that differ only in spelling become one organisation, people who are likely here already become
    one person. Returns 0 when everything came in, 1 when nothing did, 3 when single rows had to be left out.
    """
    service = ImportService(store, Vocabulary(store))
    try:
        imported = service.read(service.open_place(file), Silent())
        proposal = service.plan(imported)
        decisions = proposal.everything() if merge else Decisions()
        plan = service.plan(imported, decisions) if dry_run else service.apply(imported, decisions, Silent()).plan
    except OfficeError as error:
        print(str(error), file=err)
        return REFUSED
    if json_output:
        print(json.dumps(as_json(plan, decisions, dry_run=dry_run), ensure_ascii=False, indent=1), file=out)
    else:
        print("\n".join(as_lines(plan, decisions, dry_run=dry_run)), file=out)
    lost = sum(problem.left_out for problem in plan.problems)
    if lost:
        print(_("Rows left out: {n}. The reasons are listed above.").format(n=i18n.number(lost)), file=err)
    return SOME_LEFT_OUT if lost else ALL_WELL
