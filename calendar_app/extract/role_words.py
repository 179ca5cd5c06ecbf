"""The words of ``lexicon/roles.tsv``, and phrases that tell a role though they are no single words: 来漯考察, 就此作了专题报告."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.wordlists import classed, rows
from calendar_app.model.bulletin import span_of
from calendar_app.model.extraction import RoleMention
from calendar_app.model.quick import maker

NOUN = "-"
role_mention = maker(RoleMention)
_REPORTS = re.compile(
    r"[作做]了?(?!专?题?报告|工作报告|政府工作|为|好|大|强|优)(?:《[^》\n]{1,40}》)?[^，。；\n]{0,28}?(?P<noun>(?P<taught>专题辅导|辅导报告|学术报告|专题宣讲|宣讲报告)|报告)"
)
_REPORTS_TO = re.compile(r"向[^，。；\n]{1,14}?(?P<noun>报告)(?![会人厅制团书单])")
_BRIEFS = re.compile(r"[作做]了?(?:[^，。；\n]{0,16}?的)?工作(?P<noun>汇报)")
_LECTURES = re.compile(r"(?:[作做讲]|进行|开展|举办)了?[^，。；\n]{0,14}?(?P<noun>讲座)")
_ADDRESSES = re.compile("致(?!公|使|力|富|远)[^，。；、的\n]{1,6}[辞词](?![汇典条])")  # 致新春贺词
_VISITS = re.compile(
    r"来(?<![下发带送寄传迎引]来)(?![到自说往源年回]|送[行别站]|迎接|欢迎|接站|[祝道]贺|报到|吊唁)(?:[\u4e00-\u9fff]{1,2}?|[\u4e00-\u9fff]{2,5}[市县区旗镇乡])(?=到|走访|考察|参访|洽谈|对接|调研|访问|出席|参加|视察|检查|督导|指导|慰问|交流|的|，|、|。|；|开展|：|！|$)"
)


def clause_words(kind: str) -> tuple[str, ...]:
    """Words of one class of clause_words.tsv."""
    return classed("clause_words.tsv")[kind]


@cache
def vocabulary() -> dict[str, str]:
    """Printed words to role; ``NOUN`` for words that only look so."""
    return {row[0]: row[1] for row in rows("roles.tsv")}


@cache
def pattern() -> re.Pattern[str]:
    """A word of the vocabulary, the longest at its place."""
    return words_pattern(vocabulary())


def phrases(body: str, start: int, end: int) -> list[RoleMention]:
    """What phrases tell that are no single words: 来漯考察, 就此作了专题报告."""
    out: list[RoleMention] = []
    if body.find("来", start, end) >= 0:
        out += [role_mention("来访", m.group(), span_of(m.span())) for m in _VISITS.finditer(body, start, end)]
    if body.find("致", start, end) >= 0:
        for m in _ADDRESSES.finditer(body, start, end):
            if pattern().match(body, m.start()) is None:
                out.append(role_mention("致辞", m.group(), span_of(m.span())))
    if body.find("报告", start, end) >= 0:
        for m in _REPORTS.finditer(body, start, end):
            out.append(role_mention("授课" if m["taught"] else "汇报", m["noun"], span_of(m.span("noun"))))
        known = {role.span for role in out}
        for m in _REPORTS_TO.finditer(body, start, end):
            if span_of(m.span("noun")) not in known and pattern().match(body, m.start("noun") - 1) is None:
                out.append(role_mention("汇报", m["noun"], span_of(m.span("noun"))))
    if body.find("工作汇报", start, end) >= 0:
        out += [role_mention("汇报", m["noun"], span_of(m.span("noun"))) for m in _BRIEFS.finditer(body, start, end)]
    if body.find("讲座", start, end) >= 0:
        out += [role_mention("授课", m["noun"], span_of(m.span("noun"))) for m in _LECTURES.finditer(body, start, end)]
    return out
