"""Runs the migrations of a ledger inside the transaction of the caller (see `store.upgrading`)."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
)
context.run_migrations()
