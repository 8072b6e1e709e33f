"""What nobody looked at for long is counted without reading the offers."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NAME = "ix_offer_status_checked_on_edited_on_created_at"


def upgrade() -> None:
    op.create_index(op.f(NAME), "offer", ["status", "checked_on", "edited_on", "created_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f(NAME), table_name="offer")
