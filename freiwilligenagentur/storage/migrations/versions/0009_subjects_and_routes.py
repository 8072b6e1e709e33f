"""Certificates of one batch are about several things; people have other ways to a scheme than hours."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held_route",
        sa.Column("volunteer_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["volunteer_id"], ["volunteer.id"], name=op.f("fk_held_route_volunteer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_route")),
        sa.UniqueConstraint("volunteer_id", "name", name=op.f("uq_held_route_volunteer_id_name")),
    )
    with op.batch_alter_table("held_route", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_route_volunteer_id"), ["volunteer_id"], unique=False)
    with op.batch_alter_table("certificate_batch_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("subject", sa.String(), nullable=False, server_default=""))
        batch_op.drop_constraint(batch_op.f("uq_certificate_batch_item_batch_id_volunteer_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_certificate_batch_item_batch_id_volunteer_id_subject"),
            ["batch_id", "volunteer_id", "subject"],
        )


def downgrade() -> None:
    # Before, somebody stood once in a batch. The certificates themselves stay.
    op.execute(
        "DELETE FROM certificate_batch_item WHERE EXISTS (SELECT 1 FROM certificate_batch_item AS earlier"
        " WHERE earlier.batch_id = certificate_batch_item.batch_id"
        " AND earlier.volunteer_id = certificate_batch_item.volunteer_id"
        " AND earlier.position < certificate_batch_item.position)"
    )
    with op.batch_alter_table("certificate_batch_item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_certificate_batch_item_batch_id_volunteer_id_subject"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_certificate_batch_item_batch_id_volunteer_id"), ["batch_id", "volunteer_id"]
        )
        batch_op.drop_column("subject")
    op.drop_table("held_route")
