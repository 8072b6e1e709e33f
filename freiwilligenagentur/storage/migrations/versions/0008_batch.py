"""Certificates are made in batches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "certificate_batch",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "kind", sa.Enum("EN", "KN", "TB", "DU", "EK", name="kind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("begun_by", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_batch")),
    )
    op.create_table(
        "certificate_batch_item",
        sa.Column("batch_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["certificate_batch.id"], name=op.f("fk_certificate_batch_item_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_batch_item_certificate_id")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_certificate_batch_item_volunteer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_batch_item")),
        sa.UniqueConstraint("batch_id", "volunteer_id", name=op.f("uq_certificate_batch_item_batch_id_volunteer_id")),
        sa.UniqueConstraint("certificate_id", name=op.f("uq_certificate_batch_item_certificate_id")),
    )
    with op.batch_alter_table("certificate_batch_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificate_batch_item_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_certificate_batch_item_volunteer_id"), ["volunteer_id"], unique=False)


def downgrade() -> None:
    op.drop_table("certificate_batch_item")
    op.drop_table("certificate_batch")
