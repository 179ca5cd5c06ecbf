"""Where a sentence ends in a body."""

from __future__ import annotations

import re

#: A mark that ends a sentence, or the end of a line.
SENTENCE_END = re.compile("[。！？\n]")
