"""The search index and the text that it sees."""
