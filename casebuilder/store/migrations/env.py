"""Alembic's entry: runs the migrations on the connection that `casebuilder.store.schema` hands over."""

from alembic import context

from casebuilder.store.tables import metadata


def run() -> None:
    """Run what is asked for in the transaction of the caller."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


run()
