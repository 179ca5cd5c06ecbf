"""Posts: where their printed words begin, and their normal form."""
