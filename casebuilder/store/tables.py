"""The tables. Times are kept in UTC; turns, versions and the audit are only ever added to."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()


class UtcTime(sa.types.TypeDecorator[dt.datetime]):
    """An aware time: UTC in the database (SQLite keeps no zone), aware UTC in Python."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        """Convert to UTC; a time without a zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs a time zone")
        utc = value.astimezone(dt.UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> dt.datetime | None:  # noqa: ANN401
        """Return an aware UTC time."""
        if value is None:
            return None
        stored: dt.datetime = value
        return stored.replace(tzinfo=dt.UTC) if stored.tzinfo is None else stored.astimezone(dt.UTC)


Json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("last_turn", sa.Integer, nullable=False),
    sa.Column("case_json", Json, nullable=False),
    sa.Column("interview", Json, nullable=False),
    sa.Column("asked", sa.String(40)),
    sa.Column("answered", sa.Integer, nullable=False, server_default="0"),
    sa.Column("blocking", sa.Integer, nullable=False, server_default="0"),
    sa.Column("warnings", sa.Integer, nullable=False, server_default="0"),
    sa.Column("example", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("updated_at", UtcTime, nullable=False),
)

case_versions = sa.Table(
    "case_versions",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("case_json", Json, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("case_versions_by_turn", "case_id", "turn"),
)

turns = sa.Table(
    "turns",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("path", sa.Text),
    sa.Column("message", sa.Text),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("reply", sa.Text),
    sa.Column("output", Json),
    sa.Column("interview", Json),
    sa.Column("version", sa.Integer),
    sa.Column("model", sa.Text),
    sa.Column("answered_at", UtcTime),
    sa.Column("elapsed_ms", sa.Integer, nullable=False, server_default="0"),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("action", sa.String(20), nullable=False),
    sa.Column("case_id", sa.String(40)),
    sa.Column("turn", sa.Integer),
    sa.Column("before", Json),
    sa.Column("after", Json),
    sa.Column("detail", Json),
    sa.Column("previous", sa.String(64), nullable=False, unique=True),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
)
