"""What editors do to people and events, and how it takes effect at once."""
