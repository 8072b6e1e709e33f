"""Trainings and who was there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "training",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=6, scale=2), nullable=False),
        sa.Column("contents", sa.String(), nullable=False),
        sa.Column("organiser", sa.String(), nullable=False),
        sa.Column("lecturer", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("minimum_percent", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_training_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_index(op.f("ix_training_first_on"), "training", ["first_on"], unique=False)
    op.create_index(op.f("ix_training_organisation_id"), "training", ["organisation_id"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("training_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("registered", sa.Boolean(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=6, scale=2), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["training_id"], ["training.id"], name=op.f("fk_attendance_training_id")),
        sa.ForeignKeyConstraint(["volunteer_id"], ["volunteer.id"], name=op.f("fk_attendance_volunteer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("training_id", "volunteer_id", name=op.f("uq_attendance_training_id_volunteer_id")),
    )
    op.create_index(op.f("ix_attendance_training_id"), "attendance", ["training_id"], unique=False)
    op.create_index(op.f("ix_attendance_volunteer_id"), "attendance", ["volunteer_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_attendance_volunteer_id"), table_name="attendance")
    op.drop_index(op.f("ix_attendance_training_id"), table_name="attendance")

    op.drop_table("attendance")
    op.drop_index(op.f("ix_training_organisation_id"), table_name="training")
    op.drop_index(op.f("ix_training_first_on"), table_name="training")

    op.drop_table("training")
