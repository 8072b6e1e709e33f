"""The register: documents apart, printed and reissued, series of stands; the database refuses other changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FIXED = (
    "kind, year, stand, number, serial, code, volunteer_id, organisations, areas, period_from, period_to, hours, "
    "issued_by, template_version, pdf_sha256, document_id, issued_at"
)
"""What never changes once it was issued."""
REFUSAL = "an issued certificate does not change"


def upgrade() -> None:
    _add_series_of_stands()
    op.create_table(
        "certificate_document",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_document")),
    )
    # The document takes the key of its certificate, so that nothing has to be looked up.
    op.execute("INSERT INTO certificate_document (id, pdf) SELECT id, pdf FROM certificate")
    _add_columns()
    op.execute("UPDATE certificate SET document_id = id, printed_at = issued_at")
    _fill_organisations_and_areas()
    _tighten()
    _refuse_changes()


def downgrade() -> None:
    _allow_changes()
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pdf", sa.LargeBinary(), nullable=True))
    op.execute(
        "UPDATE certificate SET pdf = (SELECT d.pdf FROM certificate_document d WHERE d.id = certificate.document_id)"
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_certificate_document_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_certificate_reissued_as"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_certificate_document_id"), type_="unique")
        batch_op.drop_constraint(batch_op.f("uq_certificate_kind_year_stand_number"), type_="unique")
        for index in ("serial", "issued_at", "printed_at"):
            batch_op.drop_index(batch_op.f(f"ix_certificate_{index}"))
        batch_op.create_index(batch_op.f("ix_certificate_serial"), ["serial"], unique=False)
        for column in ("document_id", "reissued_as", "printed_at", "areas", "organisations", "stand"):
            batch_op.drop_column(column)
        batch_op.create_unique_constraint(batch_op.f("uq_certificate_kind_year_number"), ["kind", "year", "number"])
    op.drop_table("certificate_document")
    with op.batch_alter_table("number_series", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_number_series_kind_year_stand"), type_="unique")
        for column in ("closed_at", "purpose", "reserved", "stand"):
            batch_op.drop_column(column)
        batch_op.create_unique_constraint(batch_op.f("uq_number_series_kind_year"), ["kind", "year"])


def _add_series_of_stands() -> None:
    with op.batch_alter_table("number_series", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stand", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("reserved", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("purpose", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("closed_at", sa.DateTime(), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_number_series_kind_year"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_number_series_kind_year_stand"), ["kind", "year", "stand"])


def _add_columns() -> None:
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stand", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("organisations", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("areas", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("printed_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("reissued_as", sa.Uuid(as_uuid=False), nullable=True))
        batch_op.add_column(sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=True))


def _tighten() -> None:
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.alter_column("document_id", existing_type=sa.Uuid(as_uuid=False), nullable=False)
        batch_op.drop_column("pdf")
        batch_op.drop_constraint(batch_op.f("uq_certificate_kind_year_number"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_certificate_kind_year_stand_number"), ["kind", "year", "stand", "number"]
        )
        batch_op.create_unique_constraint(batch_op.f("uq_certificate_document_id"), ["document_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_certificate_document_id"), "certificate_document", ["document_id"], ["id"]
        )
        batch_op.create_foreign_key(batch_op.f("fk_certificate_reissued_as"), "certificate", ["reissued_as"], ["id"])
        batch_op.drop_index(batch_op.f("ix_certificate_serial"))
        batch_op.create_index(batch_op.f("ix_certificate_serial"), ["serial"], unique=True)
        batch_op.create_index(batch_op.f("ix_certificate_issued_at"), ["issued_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_certificate_printed_at"), ["printed_at"], unique=False)


def _fill_organisations_and_areas() -> None:
    """Organisations as the snapshot names them, areas of the offers that the hours belong to."""
    kept = sa.table(
        "certificate",
        sa.column("id", sa.Uuid(as_uuid=False)),
        sa.column("snapshot", sa.JSON()),
        sa.column("organisations", sa.JSON()),
        sa.column("areas", sa.JSON()),
    )
    placement = sa.table(
        "placement", sa.column("id", sa.Uuid(as_uuid=False)), sa.column("offer_id", sa.Uuid(as_uuid=False))
    )
    offer = sa.table("offer", sa.column("id", sa.Uuid(as_uuid=False)), sa.column("areas", sa.JSON()))
    connection = op.get_bind()
    joined = sa.select(placement.c.id, offer.c.areas).join_from(placement, offer, offer.c.id == placement.c.offer_id)
    areas = {key: found or [] for key, found in connection.execute(joined)}
    for key, snapshot in connection.execute(sa.select(kept.c.id, kept.c.snapshot)).all():
        work = snapshot.get("engagements", [])
        named = list(dict.fromkeys(each["organisation"] for each in work))
        codes = sorted({code for each in work for code in areas.get(each.get("source"), [])})
        connection.execute(kept.update().where(kept.c.id == key).values(organisations=named, areas=codes))


def _refuse_changes() -> None:
    """Only a printing, a cancellation or a reissue may be noted, each once, and a name may be removed after that."""
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in _POSTGRES_FUNCTIONS if postgres else ():
        op.execute(statement)
    form = _POSTGRES_TRIGGER if postgres else _SQLITE_TRIGGER
    released = "certificate_ended(OLD.id)" if postgres else f"EXISTS ({_ENDED.format(key='OLD.id')})"
    for name, event, condition in _TRIGGERS:
        when = f"WHEN ({condition})" if condition else ""
        op.execute(form.format(name=name, event=event, when=when, refusal=REFUSAL).replace("{released}", released))


def _allow_changes() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, event, _condition in _TRIGGERS:
        table = event.rsplit(maxsplit=1)[-1]
        op.execute(f"DROP TRIGGER {name} ON {table}" if postgres else f"DROP TRIGGER {name}")
    if postgres:
        op.execute("DROP FUNCTION certificate_refuse(), certificate_ended(uuid)")


_TRIGGERS = (
    ("certificate_fixed", f"UPDATE OF {FIXED} ON certificate", ""),
    (
        "certificate_name",
        "UPDATE OF name, snapshot ON certificate",
        "NOT (NEW.status <> 'issued' AND NEW.name = '' AND CAST(NEW.snapshot AS TEXT) = '{}')",
    ),
    (
        "certificate_ended",
        "UPDATE OF status, cancelled_at, reissued_as ON certificate",
        "OLD.status <> 'issued'",
    ),
    ("certificate_printed", "UPDATE OF printed_at ON certificate", "OLD.printed_at IS NOT NULL"),
    ("certificate_stays", "DELETE ON certificate", ""),
    (
        "certificate_document_fixed",
        "UPDATE ON certificate_document",
        "NOT (length(NEW.pdf) = 0 AND NEW.id = OLD.id AND {released})",
    ),
    ("certificate_document_stays", "DELETE ON certificate_document", ""),
)
"""Name, event and condition of what is refused. A later step that has SQLite copy one of these tables takes the
triggers away with the old table and must make them anew."""

_ENDED = "SELECT 1 FROM certificate WHERE document_id = {key} AND status <> 'issued'"
_SQLITE_TRIGGER = "CREATE TRIGGER {name} BEFORE {event} {when} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
_POSTGRES_TRIGGER = "CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW {when} EXECUTE FUNCTION certificate_refuse()"
_POSTGRES_FUNCTIONS = (
    (
        "CREATE FUNCTION certificate_ended(uuid) RETURNS boolean LANGUAGE sql AS "
        f"$$ SELECT EXISTS ({_ENDED.format(key='$1')}) $$"
    ),
    (
        "CREATE FUNCTION certificate_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    ),
)
