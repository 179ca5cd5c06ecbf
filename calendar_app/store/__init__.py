"""SQLAlchemy tables, sessions, writer, identity, queries and migrations."""
