"""The key of a post, which joins its printed variants."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.wordlists import rows

BRACKET = re.compile(r"[（(][^（）()]*[）)]")
DEMOCRATIC = re.compile(
    "(民革|民盟|民建|民进|农工民主党|农工党|致公党|九三学社|台盟)(?:([省市县区])委(?:会|员会)?|(.{2,5}[省市县区])委(?:会|员会)?)$"
)
_FIRM = re.compile(r"(?:股份有限公司|有限责任公司|控股有限公司|集团有限公司|有限公司|集团公司|总公司|公司|集团)$")
_PARTY_NAME = re.compile(r"^中共|(?<=.)人民(?=政府|法院|检察院)")
_COMMITTEE = re.compile(r"(?<!常务)委员会$")


def key_of(organisation: str | None, qualifiers: tuple[str, ...], title: str) -> str:
    """Body and office, the body in its short form: 洛阳市卫生健康委|副主任."""
    title = "主委" if title == "主任委员" and DEMOCRATIC.match(organisation or "") else title
    short = _PARTY_NAME.sub("", _FIRM.sub("", BRACKET.sub("", organisation or "")))
    short = _COMMITTEE.sub("委", short).replace("和", "") if "委" in short else short
    for long, abbreviation in _abbreviations().items():
        short = short.replace(abbreviation, long)
    return f"{short}|{''.join(qualifiers)}{title}"


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("organ_abbreviations.tsv")}
