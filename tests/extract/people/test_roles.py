"""Who is told what of: what belongs to guests, to those who are heard and to other subjects is left out."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import EMPTY, person_mentions
from calendar_app.model.bulletin import Entry

pytestmark = pytest.mark.usefixtures("rules_alone")


def people(body, place="漯河市"):
    return {p.name: p for p in person_mentions(Entry(1, "", body), EMPTY, place=place)}


def roles(body):
    return {name: [r.role for r in p.roles] for name, p in people(body).items()}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("市长贺平与来漯考察的天山商会代表团举行会谈。", {"贺平": ["会谈"]}, id="guests-without-a-name"),
        pytest.param(
            "市长贺平会见来漯参加投洽会的港商访问团，并致辞。",
            {"贺平": ["会见", "致辞"]},
            id="relative-clause-of-guests",
        ),
        pytest.param(
            "市长贺平会见来漯洽谈的远山集团董事长聂远。", {"贺平": ["会见"], "聂远": ["来访"]}, id="told-of-the-guest"
        ),
        pytest.param(
            "市长贺平到场，与带队的芬兰驻华大使海诺宁举行会谈。",
            {"贺平": ["会谈"], "海诺宁": ["率队", "会谈"]},
            id="both-sides-talk",
        ),
        pytest.param(
            "市长贺平率队赴周口，与周口市市长岳川举行工作会谈。",
            {"贺平": ["率队", "会谈"], "岳川": ["会谈"]},
            id="talks-abroad",
        ),
        pytest.param(
            "市委书记梁栋会谈时说，对聂远一行再度来漯考察表示欢迎。",
            {"梁栋": ["会谈", "表示"], "聂远": []},
            id="welcomed",
        ),
        pytest.param("市委书记梁栋、市长贺平为书展剪彩。", {"梁栋": ["揭牌"], "贺平": ["揭牌"]}, id="cut-the-ribbon"),
        pytest.param("市长贺平出席展馆剪彩仪式。", {"贺平": ["出席"]}, id="present-at-the-ribbon"),
        pytest.param("市长贺平为荣获一等奖的农民技师颁奖。", {"贺平": ["颁奖"]}, id="prize-for-others"),
        pytest.param("副市长孟春为运动员颁奖。", {"孟春": ["颁奖"]}, id="inside-a-noun"),
        pytest.param("市长贺平出席开幕式，双汇、中粮等企业参加。", {"贺平": ["出席"]}, id="firms-take-part"),
        pytest.param("市长贺平主持会议，县区负责人先后发言，并讲话。", {"贺平": ["主持", "讲话"]}, id="others-speak"),
        pytest.param("市长贺平听取市直部门工作汇报，强调安全。", {"贺平": ["听取", "强调"]}, id="heard"),
        pytest.param("副市长孟春汇报了进展，听取意见。", {"孟春": ["汇报", "听取"]}, id="reports-and-hears"),
        pytest.param("市长贺平主持会议，传达上级精神。", {"贺平": ["主持", "传达"]}, id="passes-on"),
        pytest.param("副市长孟春，以及部门负责人参加活动。", {"孟春": ["参加"]}, id="and-others-with-him"),
        pytest.param("市长贺平陪同考察水厂的取水口。", {"贺平": ["陪同", "考察"]}, id="goes-along-to-visit"),
        pytest.param("选手穆小棠挥臂，为省队夺得首金。", {"穆小棠": ["获奖"]}, id="wins-for-a-team"),
        pytest.param(
            "市长贺平在县委书记岳川陪同下调研水厂。", {"贺平": ["调研"], "岳川": ["陪同"]}, id="in-company-of"
        ),
        pytest.param("市长贺平由副市长孟春陪同，走访农户。", {"贺平": ["走访"], "孟春": ["陪同"]}, id="accompanied-by"),
        pytest.param(
            "出席活动的还有：市长贺平、副市长孟春。", {"贺平": ["出席"], "孟春": ["出席"]}, id="told-before-the-list"
        ),
        pytest.param(
            "市长贺平,副市长孟春(女),县委书记岳川出席会议。",
            {"贺平": ["出席"], "孟春": ["出席"], "岳川": ["出席"]},
            id="ascii-marks",
        ),
        pytest.param("縣長賀平拜訪議員，並致詞。", {"賀平": ["走访", "致辞"]}, id="traditional-script"),
        pytest.param(
            "市长贺平认真学习习近平总书记重要讲话精神，并讲话。", {"贺平": ["讲话"]}, id="a-speech-that-is-studied"
        ),
        pytest.param("市长贺平率县直部门到岸。", {"贺平": ["率队"]}, id="leads-behind-the-name"),
        pytest.param("副市长孟春代表市长贺平出席。", {"孟春": ["出席"], "贺平": []}, id="stands-for"),
        pytest.param("副市长孟春作了关于水利的报告。", {"孟春": ["汇报"]}, id="a-report-with-a-subject"),
        pytest.param("副市长孟春致新春贺词。", {"孟春": ["致辞"]}, id="an-address-of-a-kind"),
        pytest.param("副市长孟春按照要求落实工作。", {"孟春": []}, id="a-demand-is-no-deed"),
        pytest.param("副市长孟春要求，各县加快进度。", {"孟春": ["强调"]}, id="demands"),
        pytest.param("岳川同志任县委书记。", {"岳川": ["任职"]}, id="takes-office"),
        pytest.param("市长贺平与参会作家合影。", {"贺平": []}, id="those-who-take-part"),
        pytest.param(
            "市长贺平，副市长孟春，镇上班子领导出席会议。",
            {"贺平": ["出席"], "孟春": ["出席"]},
            id="others-at-the-end-of-the-list",
        ),
        pytest.param("调研组听取局长孟春关于水利的汇报。", {"孟春": ["汇报"]}, id="is-heard"),
        pytest.param(
            "市政协主席贺平率副主席孟春、秘书长岳川及委员视察水库。",
            {"贺平": ["率队", "视察"], "孟春": [], "岳川": []},
            id="takes-others-along",
        ),
        pytest.param("参与典礼的议长孟春表示，合作重要。", {"孟春": ["表示"]}, id="who-takes-part"),
        pytest.param("县长贺平做工作报告。", {"贺平": ["汇报"]}, id="a-report-by-another-verb"),
        pytest.param("局长贺平汇报", {"贺平": ["汇报"]}, id="verb-at-the-end-of-the-text"),
        pytest.param(
            "镇长贺平由随行人员陪同，包括课长孟春、干事岳川。",
            {"贺平": [], "孟春": ["陪同"], "岳川": ["陪同"]},
            id="company-by-name",
        ),
        pytest.param(
            "出席的市议员有罗明远副议长、市议员岳川。", {"罗明远": ["出席"], "岳川": ["出席"]}, id="those-present-are"
        ),
        pytest.param(
            "董事长贺平及全体班子成员，总工程师孟春出席。",
            {"贺平": ["出席"], "孟春": ["出席"]},
            id="and-the-whole-board",
        ),
        pytest.param(
            "县长贺平到村民孟春、岳川等群众家中慰问。",
            {"贺平": ["慰问"], "孟春": [], "岳川": []},
            id="at-their-homes",
        ),
        pytest.param("县长贺平认真倾听介绍。", {"贺平": ["听取"]}, id="listens"),
        pytest.param("代表团与局长孟春共同参加启动仪式。", {"孟春": ["参加"]}, id="together-with"),
        pytest.param(
            "典礼由县长贺平主礼，出席嘉宾包括主任孟春、局长岳川。",
            {"贺平": [], "孟春": ["出席"], "岳川": ["出席"]},
            id="guests-are-told-apart",
        ),
        pytest.param("县长贺平担任主礼嘉宾。", {"贺平": []}, id="a-guest-of-honour-takes-no-office"),
        pytest.param("办公室主任孟春随行。", {"孟春": ["陪同"]}, id="travels-along"),
        pytest.param(
            "在市长贺平和夫人孟春华陪同下，客人步入会场。",
            {"贺平": ["陪同"], "孟春华": ["陪同"]},
            id="and-his-wife",
        ),
        pytest.param(
            "市长贺平致辞：“受市委书记孟春的委托，我表示欢迎。”",
            {"贺平": ["致辞", "表示"], "孟春": []},
            id="in-the-name-of",
        ),
        pytest.param(
            "由市长贺平率领的考察团到来，与周口市委书记岳川、副书记季原等领导座谈。",
            {"贺平": ["率队", "座谈"], "岳川": ["座谈"], "季原": ["座谈"]},
            id="who-leads-a-group-does-what-it-does",
        ),
        pytest.param(
            "来我市出席仪式的副部长孟春一行视察水厂。",
            {"孟春": ["来访", "出席", "视察"]},
            id="told-of-the-visitor-and-of-what-he-did",
        ),
        pytest.param(
            "市长贺平陪同副部长孟春调研。",
            {"贺平": ["陪同", "调研"], "孟春": ["调研"]},
            id="the-visitor-who-is-accompanied",
        ),
        pytest.param("市长贺平表示，将加强督导检查，请专家授课。", {"贺平": ["表示"]}, id="what-is-said-is-not-done"),
        pytest.param(
            "市长贺平强调，要抓好落实，并宣布开工。", {"贺平": ["强调", "宣布"]}, id="and-done-behind-what-is-said"
        ),
        pytest.param("副市长孟春参加会见。", {"孟春": ["参加"]}, id="sits-in-on-a-meeting"),
        pytest.param(
            "副市长孟春参加活动并为获奖者颁奖。", {"孟春": ["参加", "颁奖"]}, id="takes-part-and-gives-prizes"
        ),
        pytest.param("副市长孟春在座。", {"孟春": ["参加"]}, id="is-present"),
        pytest.param(
            "会议任命孟春、岳川为副市长，免去许立新的副市长职务。",
            {"孟春": ["任职"], "岳川": ["任职"], "许立新": ["卸任"]},
            id="made-and-relieved",
        ),
        pytest.param("会议同意季原辞去副市长职务。", {"季原": ["卸任"]}, id="resigns"),
        pytest.param("孟春被任命为副市长。", {"孟春": ["任职"]}, id="is-made"),
        pytest.param("市长贺平免去繁琐手续，主持会议。", {"贺平": ["主持"]}, id="relieves-of-a-burden"),
        pytest.param(
            "市长贺平代表市政府、县长岳川代表县政府与企业签订协议。",
            {"贺平": ["签约"], "岳川": ["签约"]},
            id="each-for-his-own",
        ),
        pytest.param("市长贺平出席会议。他强调，要抓紧。", {"贺平": ["出席", "强调"]}, id="told-by-a-pronoun"),
        pytest.param(
            "市长贺平、副市长孟春出席。他要求，要抓紧。",
            {"贺平": ["出席"], "孟春": ["出席"]},
            id="a-pronoun-for-one-of-two",
        ),
        pytest.param(
            "市长贺平会见董事长孟春。她表示，愿意合作。",
            {"贺平": ["会见", "表示"], "孟春": []},
            id="a-pronoun-means-the-subject",
        ),
        pytest.param(
            "市长贺平传达学习县委书记岳川在会上的讲话。", {"贺平": ["传达"], "岳川": []}, id="another-s-speech"
        ),
        pytest.param("市长贺平传达讲话精神。", {"贺平": ["传达"]}, id="what-a-speech-says"),
        pytest.param(
            "市长贺平在检查中听取了局长孟春的汇报。",
            {"贺平": ["检查", "听取"], "孟春": ["汇报"]},
            id="hears-while-he-looks",
        ),
        pytest.param("副市长孟春陪同会见。", {"孟春": ["陪同"]}, id="goes-along-to-a-meeting"),
        pytest.param(
            "市长贺平欢迎董事长聂远到漯河考察，并表示支持。", {"贺平": ["表示"], "聂远": []}, id="welcomes-somebody"
        ),
        pytest.param("市长贺平受邀请出席活动。", {"贺平": ["出席"]}, id="is-invited"),
        pytest.param("市长贺平邀请专家授课，并讲话。", {"贺平": ["讲话"]}, id="invites-others"),
        pytest.param("市长贺平向劳模颁发证书。", {"贺平": ["颁奖"]}, id="hands-out"),
        pytest.param("市长贺平展示国务院颁发的证书。", {"贺平": []}, id="handed-out-by-others"),
        pytest.param("聂建军代表市政府致辞。", {"聂建军": ["致辞"]}, id="speaks-for-the-city"),
        pytest.param("聂建军局长向孟春县长介绍情况。", {"聂建军": ["介绍"], "孟春": []}, id="tells-another"),
        pytest.param("会议传达县委书记岳川在水厂调研时的讲话精神。", {"岳川": []}, id="what-somebody-said-once"),
        pytest.param("县里按照市长贺平要求，检查水厂。", {"贺平": []}, id="as-he-demanded"),
        pytest.param(
            "副市长孟春受市长贺平的委托作了讲话。", {"孟春": ["讲话"], "贺平": []}, id="by-his-order-in-one-clause"
        ),
        pytest.param("会议邀请教授孟春作专题辅导报告。", {"孟春": ["授课"]}, id="who-is-invited-to-teach"),
        pytest.param("教授孟春作宣讲报告。", {"孟春": ["授课"]}, id="preaches"),
        pytest.param(
            "市长贺平与副市长孟春等一道，到镇里调研。",
            {"贺平": ["调研"], "孟春": ["调研"]},
            id="together-in-the-next-clause",
        ),
        pytest.param(
            "市长贺平与集团领导聂远及有关负责人出席仪式。", {"贺平": ["出席"], "聂远": ["出席"]}, id="both-attend"
        ),
        pytest.param(
            "贺平明、孟春兰等在家市领导出席会议。",
            {"贺平明": ["出席"], "孟春兰": ["出席"]},
            id="leaders-who-are-in-town",
        ),
        pytest.param("院长贺平等院领导以及企业家参加座谈会。", {"贺平": ["参加"]}, id="others-who-are-no-families"),
        pytest.param("会议听取局长孟春关于“双创”的汇报。", {"孟春": ["汇报"]}, id="is-heard-on-something-quoted"),
        pytest.param("市长贺平传达县委书记岳川的讲话内容。", {"贺平": ["传达"], "岳川": []}, id="contents-of-a-speech"),
        pytest.param(
            "大会选举贺平明为县长，孟春兰为法院院长。",
            {"贺平明": ["任职"], "孟春兰": ["任职"]},
            id="each-is-chosen-for-something",
        ),
        pytest.param("县长贺平为孟春兰献花。", {"贺平": [], "孟春兰": []}, id="for-somebody-is-no-choice"),
        pytest.param("市长贺平担任主持人，主持会议。", {"贺平": ["任职", "主持"]}, id="verb-in-a-noun"),
        pytest.param(
            "市长贺平、县长岳川在主席台就座。", {"贺平": ["出席"], "岳川": ["出席"]}, id="sits-on-the-platform"
        ),
        pytest.param(
            "刚刚当选的县长贺平，副县长岳川进行宣誓。", {"贺平": ["宣誓"], "岳川": ["宣誓"]}, id="just-chosen"
        ),
        pytest.param(
            "贺平明、孟春兰为县人大常委会委员。贺平明、孟春兰第二批宣誓。",
            {"贺平明": ["任职", "宣誓"], "孟春兰": ["任职", "宣誓"]},
            id="a-post-of-the-sentence-before-is-no-part-of-the-name",
        ),
        pytest.param(
            "贺平明接任县长，孟春兰卸任副县长。", {"贺平明": ["任职"], "孟春兰": ["卸任"]}, id="takes-over-and-leaves"
        ),
        pytest.param("在贺平明担任县委书记期间，县里修路。", {"贺平明": []}, id="a-time-is-no-deed"),
        pytest.param("岳川任县长期间，县里修路。", {"岳川": []}, id="nor-is-this-one"),
        pytest.param("贺平明接替岳川流担任县长。", {"贺平明": ["任职"], "岳川流": []}, id="takes-somebodys-place"),
        pytest.param("副县长由孟春兰兼任。", {"孟春兰": ["任职"]}, id="is-held-too"),
        pytest.param("市长贺平在座谈会上致辞。", {"贺平": ["致辞"]}, id="no-presence-in-a-talk"),
        pytest.param("省长贺平出席荣誉授予仪式。", {"贺平": ["出席"]}, id="ceremony-of-awards"),
        pytest.param("贺平明校长当选为校友会会长。", {"贺平明": ["任职"]}, id="chosen-behind-a-post"),
        pytest.param("院长贺平为新当选副会长颁发证书。", {"贺平": ["颁奖"]}, id="of-those-newly-chosen"),
        pytest.param("贺平明不再兼任县委书记。", {"贺平明": ["卸任"]}, id="holds-it-no-more"),
        pytest.param(
            "县委由贺平明、孟春兰2人组成，并宣布岳川流为县长。",
            {"贺平明": [], "孟春兰": [], "岳川流": ["任职"]},
            id="made-up-of",
        ),
        pytest.param("市里委托副市长孟春率队考察。", {"孟春": ["率队", "考察"]}, id="sent-to-do"),
        pytest.param("随行人员包括副市长孟春、局长岳川。", {"孟春": ["陪同"], "岳川": ["陪同"]}, id="suite"),
        pytest.param(
            "选举贺平明为会长，孟春兰等18人为副会长。",
            {"贺平明": ["任职"], "孟春兰": ["任职"]},
            id="and-so-many-others",
        ),
        pytest.param("县长贺平兼司令。", {"贺平": ["任职"]}, id="is-that-too"),
        pytest.param("大会授予贺平明等十人“劳动标兵”称号。", {"贺平明": ["获奖"]}, id="is-given-a-title"),
        pytest.param("部长贺平讲话、司长岳川作工作报告。", {"贺平": ["讲话"], "岳川": ["汇报"]}, id="clauses-in-a-row"),
        pytest.param("支队长贺平宣读授予警衔的命令。", {"贺平": ["宣读"]}, id="what-is-read-out"),
        pytest.param("委员贺平明作了工作汇报。", {"贺平明": ["汇报"]}, id="a-report-in-two-words"),
        pytest.param("县长岳川提出明确要求。", {"岳川": ["强调"]}, id="demands"),
        pytest.param("周口市水利局局长岳川来我局考察。", {"岳川": ["来访", "考察"]}, id="comes-to-the-writers-bureau"),
        pytest.param("市长贺平为获奖职工颁奖。", {"贺平": ["颁奖"]}, id="of-those-who-won"),
        pytest.param(
            "县委书记岳川与远山集团董事长聂远一行，江海集团董事长季原一行座谈。",
            {"岳川": ["座谈"], "聂远": ["座谈"], "季原": ["座谈"]},
            id="parties-in-a-row",
        ),
        pytest.param(
            "市长贺平会见远山集团董事长聂远一行，双方就港口合作进行座谈。",
            {"贺平": ["会见", "座谈"], "聂远": ["座谈"]},
            id="both-sides-of-a-meeting",
        ),
        pytest.param(
            "大会选出贺平明、孟春兰（女）为省人民代表。", {"贺平明": ["任职"], "孟春兰": ["任职"]}, id="chosen-in-a-row"
        ),
        pytest.param(
            "贺平明任县委书记，孟春兰为副书记。", {"贺平明": ["任职"], "孟春兰": ["任职"]}, id="and-the-other-is"
        ),
        pytest.param("县医院医生孟春兰为居民作健康讲座。", {"孟春兰": ["授课"]}, id="gives-a-lecture"),
        pytest.param("县长贺平向大会报告一年来的工作。", {"贺平": ["汇报"]}, id="reports-to"),
        pytest.param("市长贺平与省长岳川见证两市签署协议。", {"贺平": [], "岳川": []}, id="witnesses-what-others-sign"),
        pytest.param("县委书记岳川出席会议，并组织新任职干部宣誓。", {"岳川": ["出席"]}, id="makes-others-swear"),
        pytest.param("副市长孟春参加会见及签约。", {"孟春": ["参加"]}, id="attends-both"),
        pytest.param("县委书记岳川宣读通知，与会人员表示拥护。", {"岳川": ["宣读"]}, id="those-present-say"),
        pytest.param(
            "县长贺平明在法院院长孟春兰监誓下宣誓。", {"贺平明": ["宣誓"], "孟春兰": []}, id="sworn-in-before-somebody"
        ),
        pytest.param(
            "会议任命贺平明为副县长，县人大常委会主任岳川为两人颁发证书。",
            {"贺平明": ["任职"], "岳川": ["颁奖"]},
            id="for-two-people-is-no-choice",
        ),
        pytest.param(
            "市政府秘书长孟春，有关部门及县区负责人，远山集团聂远副总裁参加。",
            {"孟春": ["参加"], "聂远": ["参加"]},
            id="unnamed-ones-in-a-list",
        ),
    ],
)
def test_roles(body, expected):
    assert roles(body) == expected


def test_an_action_is_cut_at_a_word():
    assert people("副市长孟春为运动员颁奖。")["孟春"].actions == ("颁奖",)


@pytest.mark.parametrize(
    ("body", "guests"),
    [
        pytest.param(
            "漯河市委书记梁栋与来漯的周口市委书记岳川举行会谈。漯河市市长贺平、周口市市长季原分别介绍情况。",
            {"岳川", "季原"},
            id="mayor-of-the-guests",
        ),
        pytest.param(
            "市长贺平会见秘鲁驻华大使路易斯·克萨达。秘鲁驻华大使馆商务参赞胡安·加西亚，副市长孟春参加。",
            {"路易斯·克萨达", "胡安·加西亚"},
            id="counsellor-of-the-embassy",
        ),
        pytest.param(
            "省政协副主席郑远带队，省政协委员常青等一同来漯。市政协主席孟春参加。",
            {"郑远", "常青"},
            id="group-that-comes",
        ),
        pytest.param("选手穆小棠说，新买来就用，乐曲是借来的。", set(), id="no-place-to-come-to"),
        pytest.param("市长贺平与舞阳县县长罗春座谈。", set(), id="a-county-of-its-own"),
        pytest.param("市长贺平会见中国远山集团董事长聂远。", {"聂远"}, id="a-name-that-begins-with-a-time"),
        pytest.param("市长贺平主持座谈会，远山集团董事长聂远参加。", set(), id="a-forum-is-no-meeting-of-two"),
        pytest.param("周口市市长岳川会见漯河市委书记梁栋一行。", {"岳川"}, id="received-abroad"),
        pytest.param(
            "市长贺平拜访周口市委书记岳川、市长季原。副市长孟春参加。", {"岳川", "季原"}, id="a-list-with-posts"
        ),
        pytest.param(
            "市长贺平会见友城代表团。丹麦欧登塞市市长彼得·延森讲话，江海大学校长孟春出席。",
            {"彼得·延森"},
            id="of-a-delegation-without-names",
        ),
        pytest.param("周口市副市长季原到舞阳县考察，县长罗春陪同。", {"季原"}, id="comes-to-a-county"),
        pytest.param("漯河市住建局局长季原到舞阳县考察。", set(), id="the-county-s-own-city"),
        pytest.param("周口市副市长季原到郸城县考察。", set(), id="goes-elsewhere"),
        pytest.param("会见后，市长贺平主持会议，江海大学校长孟春参加。", set(), id="a-time-is-no-meeting"),
        pytest.param("市长贺平、副市长孟春来漯河宾馆参加座谈会。", set(), id="own-people-do-not-come"),
    ],
)
def test_the_other_side(body, guests):
    found = people(body)
    assert {name for name, p in found.items() if p.counterpart} == guests
