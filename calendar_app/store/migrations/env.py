"""Run by Alembic; the connection, already in a transaction, comes from store/database/schema.py."""

from alembic import context

from calendar_app.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
