"""The register knows how and when certificates were handed out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INDEX = "ix_certificate_handout_certificate_id"


def upgrade() -> None:
    op.create_table(
        "certificate_handout",
        sa.Column("certificate_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column(
            "how",
            sa.Enum("printed", "saved", "copied", name="handed", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_handout_certificate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_handout")),
    )
    op.create_index(op.f(INDEX), "certificate_handout", ["certificate_id"], unique=False)


def downgrade() -> None:
    op.drop_table("certificate_handout")
