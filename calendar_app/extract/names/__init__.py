"""Places and organisations: names as written, with the rule that took each."""

from calendar_app.extract.names.book import NameBook
from calendar_app.extract.names.mentions import name_mentions

__all__ = ["NameBook", "name_mentions"]
