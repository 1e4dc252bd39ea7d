"""Cases, their versions, turns, and the audit.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

_APPEND_ONLY = (
    """CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER versions_are_never_changed BEFORE UPDATE ON case_versions
       BEGIN SELECT RAISE(ABORT, 'versions are append-only'); END""",
    """CREATE TRIGGER turns_are_answered_once BEFORE UPDATE ON turns
       WHEN OLD.reply IS NOT NULL OR NEW.message IS NOT OLD.message OR NEW.at IS NOT OLD.at
       BEGIN SELECT RAISE(ABORT, 'turns are append-only'); END""",
)


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("last_turn", sa.Integer, nullable=False),
        sa.Column("case_json", _JSON, nullable=False),
        sa.Column("interview", _JSON, nullable=False),
        sa.Column("asked", sa.String(40)),
        sa.Column("answered", sa.Integer, nullable=False, server_default="0"),
        sa.Column("blocking", sa.Integer, nullable=False, server_default="0"),
        sa.Column("warnings", sa.Integer, nullable=False, server_default="0"),
        sa.Column("example", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
    )
    op.create_table(
        "case_versions",
        sa.Column("case_id", sa.String(40), sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("case_json", _JSON, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("at", _TIME, nullable=False),
    )
    op.create_index("case_versions_by_turn", "case_versions", ["case_id", "turn"])


def _turns() -> None:
    op.create_table(
        "turns",
        sa.Column("case_id", sa.String(40), sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("path", sa.Text),
        sa.Column("message", sa.Text),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("output", _JSON),
        sa.Column("interview", _JSON),
        sa.Column("version", sa.Integer),
        sa.Column("model", sa.Text),
        sa.Column("answered_at", _TIME),
        sa.Column("elapsed_ms", sa.Integer, nullable=False, server_default="0"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("case_id", sa.String(40)),
        sa.Column("turn", sa.Integer),
        sa.Column("before", _JSON),
        sa.Column("after", _JSON),
        sa.Column("detail", _JSON),
        sa.Column("previous", sa.String(64), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )


def upgrade() -> None:
    """Create everything."""
    _cases()
    _turns()
    _audit()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _APPEND_ONLY:
            op.execute(statement)


def downgrade() -> None:
    """Drop everything."""
    for table in ("audit", "turns", "case_versions", "cases"):
        op.drop_table(table)
