"""Writes the next migration step from the difference between the models and the steps that exist.

    python packaging/migration.py "Offers know their stairs"

Read what it wrote, name the constraints, fill in what happens to the data, and raise HEAD in storage/migrate.py.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from alembic import command  # noqa: E402

from freiwilligenagentur.app import models  # noqa: E402
from freiwilligenagentur.storage import migrate  # noqa: E402
from freiwilligenagentur.storage.engine import sqlcipher_engine  # noqa: E402


def main(message: str) -> None:
    assert models.MODELS
    steps = sorted((migrate.SCRIPTS / "versions").glob("[0-9]*.py"))
    number = f"{int(steps[-1].name[:4]) + 1:04}" if steps else "0001"
    with tempfile.TemporaryDirectory() as folder:
        engine = sqlcipher_engine(Path(folder) / "empty.db", bytes(32))
        with engine.begin() as connection:
            settings = migrate.config(connection)
            if steps:
                command.upgrade(settings, "head")
            settings.set_main_option("file_template", "%%(rev)s_%%(slug)s")
            command.revision(settings, message=message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
