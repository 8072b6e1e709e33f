"""Certificates have text blocks; offices say whether drafts need approval."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "text_block",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("shape", sa.String(length=40), nullable=False),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.Column("activities", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_block")),
    )
    op.create_table(
        "text_block_version",
        sa.Column("block_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("feminine", sa.String(), nullable=False),
        sa.Column("masculine", sa.String(), nullable=False),
        sa.Column("neutral", sa.String(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["block_id"], ["text_block.id"], name=op.f("fk_text_block_version_block_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_block_version")),
        sa.UniqueConstraint("block_id", "number", name=op.f("uq_text_block_version_block_id_number")),
    )
    op.create_index(op.f("ix_text_block_version_block_id"), "text_block_version", ["block_id"])
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.add_column(sa.Column("approval_wanted", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.drop_column("approval_wanted")

    op.drop_index(op.f("ix_text_block_version_block_id"), table_name="text_block_version")
    op.drop_table("text_block_version")
    op.drop_table("text_block")
