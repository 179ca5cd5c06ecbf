"""The way to the database: engines, transactions, versions of the schema, limits, and errors in plain words."""
