"""Where a post stands among others, for sorting: level of its body first, then the office within it."""

from __future__ import annotations

import re

from calendar_app.extract.posts.lexicon import titles

_NATIONAL = re.compile(r"全国|国务院|中央|国家|中国(?!.*(?:公司|银行|集团|协会|学会|大学))|最高人民")
_LEVELS = {"省": 20, "市": 40, "州": 40, "盟": 40, "区": 60, "县": 60, "旗": 60, "镇": 80, "乡": 80}
_PREFECTURE = re.compile("地委|行署")
_PROVINCIAL = frozenset(["北京市", "上海市", "天津市", "重庆市"])
_ABROAD, _UNKNOWN, _NOT_PUBLIC = 90, 100, 120
# office within a level: pattern of body and title, place of its head and of its deputies
_OFFICES: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile(r"(?:[省市县区州盟旗地]|中央|自治区党)委\|(?:第一)?书记$"), 0, 4),
    (
        re.compile(
            r"\|(?:总书记|国家主席|总理|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|专员|县知事|行政长官)$|自治区政府\|主席$|(?:革委会|军管会)\|主任$"
        ),
        1,
        7,
    ),
    (re.compile(r"人大(?:常委会)?\|(?:主任|委员长)$"), 2, 8),
    (re.compile(r"政协\|主席$"), 3, 9),
    (re.compile(r"(?:纪委\|书记|监委\|主任)$"), 5, 11),
    (re.compile(r"\|常委$"), 6, 6),
    (re.compile(r"(?:法院\|院长|检察院\|检察长)$"), 10, 12),
)
_DEPARTMENT = 13


def rank_of(organisation: str | None, jurisdiction: str | None, title: str, qualifiers: tuple[str, ...]) -> int:
    """Rank of a post, 1 highest; equal ranks are ordered by name elsewhere.

    Args:
        organisation: the body's short form, None where not known.
        jurisdiction: the place it belongs to, None where not known.
        title: the word that ends the post.
        qualifiers: 副 and the like.
    """
    row = titles().get(title)
    deputy = "副" in qualifiers
    court = organisation is not None and organisation.endswith(("法院", "检察院"))
    if row is None or (row.cls in "fn" and not court):
        return _NOT_PUBLIC + (row.rank if row else 50) + (1 if deputy else 0)
    post = f"{organisation or ''}|{title}"
    base = _level(organisation or "", jurisdiction)
    for pattern, head, under in _OFFICES:
        if pattern.search(post):
            if "常务" in qualifiers:
                return base + under
            return base + 1 + (under if deputy else head)
    below = 2 if title.endswith("成员") else 1 if deputy else 0  # 党组成员 tells less than 副主任
    return base + 1 + min(18, _DEPARTMENT + (row.rank // 10) + below)


def _level(organisation: str, jurisdiction: str | None) -> int:
    if _PREFECTURE.search(organisation) or (jurisdiction or "").endswith("地区"):
        return _LEVELS["州"]
    if jurisdiction is None:
        if organisation.endswith("军区"):
            return _LEVELS["省"]
        return 0 if _NATIONAL.search(organisation) else _UNKNOWN
    if jurisdiction in _PROVINCIAL or jurisdiction.endswith(("自治区", "特别行政区")):
        return 20
    return _LEVELS.get(jurisdiction[-1], _ABROAD)
