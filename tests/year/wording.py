"""Wording of the entries: patterns with places for people, things and figures. Invented; every pattern is met many times a year.

``{0}`` prints a person with posts, ``{0:b}`` the bare name, ``{0:l}`` as one of 市领导,
``{0:n}`` behind a word that tells who it is, ``{0:m}`` at the head of the firm; ``{thing}`` and the like are drawn.
"""

from __future__ import annotations

from tests.year.words import words

#: What is looked at, talked of or opened.
THINGS = words("things")
FIRMS = words("firms")
PLACES = words("places")
SPEECH = (
    "要把责任落到人头，定期公布进度",
    "账目要清楚，钱要花在看得见的地方",
    "先解决居民反映最多的三件事",
    "工期服从质量，验收不走过场",
    "要算长远账，不给后人留麻烦",
    "各部门每周碰头一次，难题当场交办",
)

#: Title, body, section. Places 0… are filled by the cast of the pattern's kind.
SURVEY = (
    (
        "{0:b}到{county}调研{thing}",
        "{day}，{0}到{county}调研{thing}。在{place}，{0:b}察看现场，询问{thing}的进展。{0:b}强调，{speech}。{1}参加调研。",
        "领导活动",
    ),
    ("{0:b}检查{thing}工作", "{day}，{0}到{place}检查{thing}工作。{0:b}指出，{speech}。{1}、{2}陪同检查。", "领导活动"),
    ("{0:b}督导{thing}", "{day}，{0}带队到{county}督导{thing}，随机抽查了{n}个点位。{1:b}、{2:b}参加。", "领导活动"),
    ("{0:b}走访{place}", "{day}，{0}走访{place}，与群众座谈{thing}。{0:b}说，{speech}。{1}一同走访。", "领导活动"),
)
MEETING = (
    (
        "全市{thing}工作会议召开",
        "{day}，全市{thing}工作会议召开，{0}出席会议并讲话，{1}主持会议。会议提出，{speech}。{2:b}、{3:b}出席会议。",
        "重要会议",
    ),
    (
        "市委专题研究{thing}",
        "{day}，市委召开会议，专题研究{thing}。{0}主持会议，{1}作汇报。市领导{2:l}、{3:l}、{4:l}参加会议。",
        "重要会议",
    ),
    (
        "{thing}现场推进会召开",
        "{day}，{thing}现场推进会在{county}召开。{0}出席并讲话。市领导{1:l}、{2:l}参加。",
        "重要会议",
    ),
    ("{thing}专题协商会召开", "{day}，市政协围绕{thing}召开专题协商会，{0}主持会议，{1}到会听取意见。", "重要会议"),
)
RECEIVE = (
    (
        "{0:b}会见{firm}客人",
        "{day}，{0}会见{firm}董事长{1:m}一行，双方就{thing}项目进行洽谈。{2}参加会见。",
        "领导活动",
    ),
    (
        "{firm}项目签约",
        "{day}，{firm}与我市签订合作协议，在{place}建设生产基地，总投资{n}亿元。{0}出席签约仪式，{1}致辞。",
        "经济",
    ),
)
GUESTS = (
    (
        "{guest}党政代表团来{short}考察",
        "{day}，{0}、{1}率{guest}党政代表团来{short}，考察{thing}。{2}、{3}陪同考察。{0:b}说，{speech}。",
        "特别关注",
    ),
    ("{guest}考察组来{short}学习{thing}", "{day}，{0}带队来{short}，学习{thing}经验。{1}介绍了情况。", "特别关注"),
)
PROVINCE = (
    (
        "{0:b}来{short}调研{thing}",
        "{day}，{0}来{short}，调研{thing}。{0:b}到{place}察看，要求{speech}。{1}、{2}陪同调研。",
        "特别关注",
    ),
    ("省检查组来{short}检查{thing}", "{day}，{0}率省检查组来{short}，检查{thing}情况。{1}参加有关活动。", "特别关注"),
)
STATE = (
    (
        "{0:b}来{short}考察",
        "{day}，{0}来{short}，考察{thing}。{0:b}到{place}察看，要求{speech}。{1}、{2}陪同考察。",
        "特别关注",
    ),
    ("{0:b}到{county}考察{thing}", "{day}，{0}到{county}考察{thing}，{1}陪同。{2}汇报了有关情况。", "特别关注"),
)
BUREAU = (
    (
        "{thing}新闻发布会举行",
        "{day}，市政府新闻办举行{thing}新闻发布会，{0}介绍有关情况，{1}回答记者提问。",
        "工作动态",
    ),
    ("{0:b}做客政务热线", "{day}，{0}做客政务热线，就{thing}回答市民来电{n}个。", "工作动态"),
)
COUNTY = (
    (
        "{county}{thing}项目开工",
        "{day}，{county}{thing}项目开工，{0}出席开工仪式，{1}主持。项目总投资{n}亿元。",
        "县区动态",
    ),
    ("{county}部署{thing}", "{day}，{county}召开会议部署{thing}，{0}出席会议并讲话。", "县区动态"),
    ("{thing}观摩活动举行", "{day}，全市{thing}观摩活动在{county}举行，{0:b}、{1:b}、{2:b}参加。", "县区动态"),
)
SPORT = (
    (
        "我市选手在省锦标赛夺冠",
        "{day}，省田径锦标赛结束，我市选手{0:n}获得男子跳远金牌，{1:n}获得女子铅球银牌。",
        "体育",
    ),
    ("{short}籍运动员创佳绩", "{day}，在全国青年赛艇赛上，运动员{0:n}夺得单人双桨冠军。", "体育"),
)
CITIZEN = (
    ("{place}居民救起落水儿童", "{day}，{place}居民{0:n}跳入河中，救起两名落水儿童，被街坊称为热心人。", "社会事业"),
    ("退休教师捐出藏书", "{day}，退休教师{0:n}把{n}册藏书捐给市图书馆。", "社会事业"),
)
NOBODY = (
    ("{place}改造完工", "{day}，{place}改造完工并投入使用，受益居民{n}户，{thing}同步完成。", "社会事业"),
    ("全市{thing}进度公布", "{day}，有关部门公布全市{thing}进度，完成年度计划的{n}%。", "经济"),
    ("{firm}新生产线投产", "{day}，{firm}新生产线在{county}投产，年产值可达{n}亿元。", "经济"),
)
