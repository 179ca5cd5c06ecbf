"""Where a name can end: what may follow it. Works on folded text (``text.fold``)."""

from __future__ import annotations

from calendar_app.extract.lookup import Memo
from calendar_app.extract.people.dictionary import is_word
from calendar_app.extract.people.lexicon import followers, surnames, words

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# particles, prepositions and verbs of one character that follow a name
AFTER = frozenset(
    "到在与和等对就之致向为作说率赴任兼从以于则也还将已曾是的同及并受当被把要带陪出由让给又都来去做称问答讲谈想看听写"
    "获夺用因经犯携偕使即暨饰跟应能可会不没再更很走参摄一两三四五六七八九十这那其我他她"
)
_KIN = frozenset("子女妻夫父母兄弟姐妹孙侄师徒友后死手口所")  # what may follow 之 behind a name
_NUMERALS = frozenset("一二三四五六七八九十")
_COUNTED = frozenset("郎届")
_ABLE = frozenset("能会可应将")
JOINERS = frozenset("和与及")
_ADVERBS = frozenset("曾将已还也则又更")
_TURNS = frozenset("则也还又均")
_CLOSES = frozenset("等说称摄")  # these may stand before a mark
_AT_HOME = frozenset("，。、；里中的门")
MARKS_BEHIND = frozenset("】〕]］/／丨|①②③④⑤⑥⑦⑧⑨⑩、，。；：！？）)（(》〉”’」』…—,;:!?“‘《")
_PRECEDE = frozenset("于向从任时和经曾连应原")  # surnames that stand before another name as other words
_MOST_EDGES = 200_000


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def behind_surname(text: str, at: int) -> bool:
    """Whether a surname that begins a clause or stands in a list comes before a place: 、白|巴特尔 is a name of its own."""
    if not at or (row := surnames().get(text[at - 1])) is None or text[at - 1] in _PRECEDE:
        return False
    if row.cls not in "ab":  # a word of every day, but in a list
        return text[at - 2 : at - 1] == "、"
    return at == 1 or not is_han(text[at - 2])


def right_edge(text: str, end: int) -> float:
    """How well a name can end at *end*: a mark or a verb follows (3; 3.5 one that people do), a particle (2), another word (1), nothing such (0)."""
    return EDGES[text[end : end + 3]]


def _takes_from_deed(ahead: str) -> bool:
    """Whether a word takes the first character of what somebody does: 辈出 in 赵四辈|出席."""
    deeds = words("subject_verbs.txt")
    return ahead[1:] in deeds and ahead[0] not in AFTER and ahead not in followers() and ahead[:2] not in deeds


def _edge(ahead: str) -> float:
    if not ahead:
        return 3.0
    char = ahead[0]
    if char in MARKS_BEHIND or char.isspace():
        return 3.0
    if ahead == "·":  # of a text that is cut off
        return 3.0
    if not is_han(char):
        return (
            2.0 if char.isdigit() and any(c in "日时月点名位人" for c in ahead[1:]) else 1.0
        )  # 江某14日夺冠, 葛某9名同志
    table = followers()
    if ahead[:2] in table or ahead in table:
        return 1.5 if _takes_from_deed(ahead) else 3.0
    if char == "之":
        return 2.0 if ahead[1:2] in _KIN else 0.5
    if char in "说指著译绘" and ahead[1:2] in MARKS_BEHIND:
        return 3.0
    if char in "后时" and ahead[1:2] and ahead[1:2] in MARKS_BEHIND:  # 战胜孙某后，
        return 2.0
    if char in "部旅" and (not ahead[1:2] or ahead[1:2] in "后，。、；" or ahead[1:2] in AFTER or ahead[1:] in table):
        return 2.0  # 叶某部到洛, 龚某旅后
    if char == "部" and is_word(ahead[1:]) and not is_word(ahead[:2]):  # 叶某部|共产|党员, but 部门, 部署
        return 2.0
    if char == "家" and ahead[1:2] and ahead[1:2] in _AT_HOME:  # 在李某家，
        return 2.0
    if char == "案" or (char == "版" and ahead[1:2] == "《"):  # 赵某案, 李某版《…》
        return 2.0
    if char in "所先" and ahead[1:] in table and (char == "先" or ahead[1:] not in words("subject_verbs.txt")):
        return 2.0  # 安倍晋三|所安排, 赵兑烈|先举行, but 江钦所|出席
    if char == "所" and ahead[2:] == "的":  # 孟某|所提的
        return 2.0
    if char == "共" and ahead[1:2].isdigit():  # 方某共10人
        return 2.0
    if char in _NUMERALS and ahead[1:2] in _COUNTED:  # 树|一郎, 委员和新|一届
        return 0.0
    if char in _NUMERALS and (ahead[1:2] in AFTER or ahead[1:] in words("subject_verbs.txt")):
        return 0.5  # 张千一|任总导演, 章含三|主演
    if char in JOINERS and ahead[1:2] == "等":  # 戴邦和|等
        return 0.5
    if char in _TURNS and ahead[1:] in words("subject_verbs.txt"):  # 牛某|则表示
        return 3.5
    if char in AFTER:
        if char in _ADVERBS and ahead[1:2] == "等":  # 陶述曾|等: no adverb before it
            return 0.5
        if char in _ABLE and ahead[1:2] in JOINERS:  # 张举能|和某某: no verb before a joiner
            return 0.5
        return 0.5 if ahead[1:2] in "、，。；：）" and char not in _CLOSES else 2.0
    return 1.0 if is_word(ahead[:2]) or is_word(ahead) else 0.0


#: How well a name can end before these (up to three) characters: see ``right_edge``.
EDGES = Memo(_edge, _MOST_EDGES)
