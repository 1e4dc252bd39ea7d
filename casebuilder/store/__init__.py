"""Where cases and turns are kept: SQLAlchemy and Alembic."""
