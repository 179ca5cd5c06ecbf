"""Dates that give a file its structure, as a line or the head of a line prints them."""
