"""Hostile files, made in memory, by subject; ``CASES`` has all of them."""

from tests.bulletin.hostile import archives, office, pdfs, texts, webpages
from tests.bulletin.hostile.cases import CASES

__all__ = ["CASES", "archives", "office", "pdfs", "texts", "webpages"]
