"""Alembic migrations, shipped inside the package and run by `casebuilder.store.schema`."""
