"""The import service over an office with its first lists, and the few steps that every test takes."""

from __future__ import annotations

from freiwilligenagentur.exchange.files.records import ImportedFile
from freiwilligenagentur.exchange.meeting.planning import Decisions, ImportPlan, ImportReport
from freiwilligenagentur.exchange.progress import Silent
from freiwilligenagentur.exchange.service import ImportService
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary


class Importing:
    """Opens, plans and imports."""

    def __init__(self, store: Store) -> None:
        vocabulary = Vocabulary(store)
        vocabulary.ensure_defaults()
        self.store = store
        self.service = ImportService(store, vocabulary)

    def plan(self, content: bytes, name: str = "export.csv") -> ImportPlan:
        return self.service.plan(self.read(content, name))

    def read(self, content: bytes, name: str = "export.csv") -> ImportedFile:
        return self.service.read(self.service.open(content, name), Silent())

    def run(self, content: bytes, decisions: Decisions | None = None, name: str = "export.csv") -> ImportReport:
        return self.service.apply(self.read(content, name), decisions or Decisions(), Silent())

    def run_merging(self, content: bytes, name: str = "export.csv") -> ImportReport:
        file = self.read(content, name)
        return self.service.apply(file, self.service.plan(file).everything(), Silent())
