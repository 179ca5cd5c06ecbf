"""Commands, one module a group; heavy imports stay inside commands."""
