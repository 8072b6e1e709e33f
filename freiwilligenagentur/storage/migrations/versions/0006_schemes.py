"""Rules of the Länder can be changed by the office."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scheme_edit",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("based_on", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheme_edit")),
        sa.UniqueConstraint("code", name=op.f("uq_scheme_edit_code")),
    )


def downgrade() -> None:
    op.drop_table("scheme_edit")
