"""Names of who gave a report, which stand behind the verb of who heard it: 听取了甲某作的《政府工作报告》."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.sheet import Sheet

_LEAST = 2.5  # of a name that verbs stand around on both sides


@cache
def cue() -> re.Pattern[str]:
    """What stands behind such a name in every text in which ``reporters`` finds anybody."""
    return re.compile("作的(?=[《关]|[^，。；、\n]{0,10}报告)")


def reporters(sheet: Sheet) -> None:
    """听取甲某作的政府工作报告、乙某所作的关于…的报告."""
    text = sheet.text
    for m in cue().finditer(text):
        end = m.start()
        end -= text[end - 1 : end] == "所"
        end -= 2 if text.endswith("同志", 0, end) else 0
        if end > 1 and not sheet.is_covered(end - 1, end) and sheet.may_name_before(end):
            name = sheet.name_before(end, _LEAST, after="了由取议")
            if name is not None:
                sheet.take(name, "report")
