"""People as municipal news prints them: what stands around their names and posts there; the model is off."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import tagger

from .samples import read


@pytest.fixture(autouse=True)
def _rules_alone():
    with tagger.without_model():
        yield


def posts(text):
    return {p.name: list(p.titles) for p in read(text, "漯河市")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("副州长赵四辈出席。", {"赵四辈": ["副州长"]}, id="a-word-takes-from-the-deed"),
        pytest.param("市长李明等同志出席。", {"李明": ["市长"]}, id="no-deed-of-several"),
        pytest.param("由督查室副主任于明珠代表市政府作报告。", {"于明珠": ["督查室副主任"]}, id="a-preposition-s-name"),
        pytest.param("市长于大会上讲话。", {}, id="a-preposition"),
        pytest.param(
            "肖兵时任县委书记，孙劲松为县长。", {"肖兵": ["县委书记"], "孙劲松": ["县长"]}, id="then-in-office"
        ),
        pytest.param("市委常委、 副市长郭英出席。", {"郭英": ["市委常委", "副市长"]}, id="a-space-behind-a-mark"),
        pytest.param(
            "原副主任肖兵被查。检方指控，肖兵利用担任青川区区长、永宁县委书记等职务上的便利受贿。",
            {"肖兵": ["原副主任", "青川区区长", "永宁县委书记"]},
            id="offices-misused",
        ),
        pytest.param(
            "担任县委书记的刘志庚，转调省水利厅副厅长后被查。",
            {"刘志庚": ["县委书记", "省水利厅副厅长"]},
            id="after-an-office",
        ),
        pytest.param("任县委书记后备人选的刘志庚到场。", {"刘志庚": []}, id="no-office-yet"),
        pytest.param(
            "走访苏陈镇人大代表拜俊锋、苏陈实验小学教师姜雪梅。",
            {"拜俊锋": ["苏陈镇人大代表"], "姜雪梅": ["苏陈实验小学教师"]},
            id="a-town-and-its-school",
        ),
        pytest.param("走进王晴晴委员工作室。", {}, id="a-room-called-after-somebody"),
        pytest.param("韩国市道知事协议会发言。", {}, id="a-city-before-a-post"),
        pytest.param("江苏森萱副董事长袁明军到场。", {"袁明军": ["江苏森萱副董事长"]}, id="a-province-of-surnames"),
        pytest.param(
            "国际友城日本大分市市长佐藤树一郎到访。", {"佐藤树一郎": ["日本大分市市长"]}, id="head-of-a-twin-city"
        ),
        pytest.param("巡察组组长朱渝作动员讲话。", {"朱渝": ["巡察组组长"]}, id="gives-a-speech"),
        pytest.param("县长周建作出席会议。", {"周建作": ["县长"]}, id="a-name-that-ends-so"),
        pytest.param(
            "副省长、本届运动会组委会主任李玛琳致辞。", {"李玛琳": ["副省长", "运动会组委会主任"]}, id="of-this-session"
        ),
        pytest.param("万松生前任市公安局三大队四级主任。", {"万松": ["市公安局三大队四级主任"]}, id="in-life"),
        pytest.param(
            "张新民是一位老公安，生前为县交警大队民警。", {"张新民": ["县交警大队民警"]}, id="in-life-told-apart"
        ),
        pytest.param("传达青运会团长会议精神。", {}, id="games-before-a-post"),
        pytest.param(
            "以集团党组成员柳定国为团长的代表团一行来访。", {"柳定国": ["集团党组成员"]}, id="a-part-in-a-delegation"
        ),
        pytest.param("马边县委书记郭正强出席。", {"郭正强": ["马边县委书记"]}, id="an-autonomous-county-in-short"),
        pytest.param(
            "市国资委副主任马绪明、财务监管与考核分配处处长周广武调研。",
            {"马绪明": ["市国资委副主任"], "周广武": ["财务监管与考核分配处处长"]},
            id="a-joiner-inside-a-division",
        ),
        pytest.param(
            "慰问张国庆、沙志锁等宗教界委员。",
            {"张国庆": ["宗教界委员"], "沙志锁": ["宗教界委员"]},
            id="members-of-a-circle",
        ),
        pytest.param(
            "清真寺教长赵阳阿訇、禅寺方丈悟端法师出席。",
            {"赵阳": ["清真寺教长", "阿訇"], "悟端": ["禅寺方丈"]},
            id="of-religion",
        ),
        pytest.param("省佛教协会会长释妙安到场。", {"释妙安": ["省佛教协会会长"]}, id="surname-of-monks"),
        pytest.param("邓仲汉、王小龙及区征兵办成员参加。", {"邓仲汉": [], "王小龙": []}, id="an-office-behind-a-list"),
        pytest.param(
            "苏木达孟和、副苏木达照日格图、乌日娜参加。",
            {"孟和": ["苏木达"], "照日格图": ["副苏木达"], "乌日娜": ["副苏木达"]},
            id="heads-of-a-sumu",
        ),
        pytest.param("人大主席杨巴特尔出席。", {"杨巴特尔": ["人大主席"]}, id="a-surname-before-known-parts"),
        pytest.param(
            "邢小镭被三湾乡党委任命为三湾村党支部书记。", {"邢小镭": ["三湾村党支部书记"]}, id="named-by-somebody"
        ),
        pytest.param("黄亚娜全票当选村书记、村主任。", {"黄亚娜": ["村书记", "村主任"]}, id="chosen-by-all"),
        pytest.param("薛群是青河镇人武部副部长，去年到村。", {"薛群": ["青河镇人武部副部长"]}, id="is-one"),
        pytest.param("薛群是县长请来的专家。", {"薛群": []}, id="is-asked-by-one"),
        pytest.param(
            "张晓强由庆元县调任丽水地区卫生局副局长。", {"张晓强": ["丽水地区卫生局副局长"]}, id="moved-from-elsewhere"
        ),
        pytest.param(
            "免去石奇珠市委书记职务，不再担任市人大常委会主任。",
            {"石奇珠": ["市委书记", "市人大常委会主任"]},
            id="no-longer-either",
        ),
        pytest.param(
            "任命副调研员张春生为该工程的副指挥长。",
            {"张春生": ["副调研员", "副指挥长"]},
            id="of-the-said-works",
        ),
        pytest.param(
            "市女企业家协会会长、和盛管理有限公司董事长封雅林出席。",
            {"封雅林": ["市女企业家协会会长", "和盛管理有限公司董事长"]},
            id="a-firm-called-like-a-joiner",
        ),
        pytest.param(
            "八位副市长黄大帆、陈光国亮相。", {"黄大帆": ["副市长"], "陈光国": ["副市长"]}, id="so-many-of-them"
        ),
        pytest.param("（左起）民政局局长李少光到场。", {"李少光": ["民政局局长"]}, id="in-a-picture"),
        pytest.param(
            "市委常委、塘河镇党委江孟甫书记，塘河镇人大薛存苗主席出席。",
            {"江孟甫": ["市委常委", "塘河镇党委书记"], "薛存苗": ["塘河镇人大主席"]},
            id="between-a-seat-and-its-title",
        ),
        pytest.param("李海琳、胡中山副主委出席。", {"李海琳": ["副主委"], "胡中山": ["副主委"]}, id="deputies-share"),
        pytest.param("李海琳、胡中山主委出席。", {"李海琳": [], "胡中山": ["主委"]}, id="one-head-alone"),
        pytest.param("省委原常委秘书长出席。", {}, id="a-title-is-no-name"),
        pytest.param("在沪全国政协委员屠杰参加。", {"屠杰": ["全国政协委员"]}, id="staying-somewhere"),
        pytest.param("邱俊杰当选为新一届会长。", {"邱俊杰": ["会长"]}, id="of-the-new-term"),
        pytest.param("广州讯 区台办主任曾邱萍发言。", {"曾邱萍": ["区台办主任"]}, id="behind-a-dateline"),
        pytest.param(
            "局党组成员（正县长级）、台东县九摆村原第一书记傅开明到村。",
            {"傅开明": ["局党组成员", "台东县九摆村原第一书记"]},
            id="a-rank-in-brackets-between-posts",
        ),
        pytest.param("县长樊中青到牙里镇长兴东村、西南庄村调研。", {"樊中青": ["县长"]}, id="village-torn-from-a-town"),
        pytest.param("省政协副主席班程农宣布开幕。", {"班程农": ["省政协副主席"]}, id="a-surname-that-ends-bodies"),
        pytest.param("市委常委班子成员学习。", {}, id="no-surname"),
        pytest.param(
            "总局副局长付建华、副省长牛海军任副组长。",
            {"付建华": ["总局副局长", "副组长"], "牛海军": ["副省长", "副组长"]},
            id="deputies-of-several-bodies",
        ),
        pytest.param(
            "派国家安全监管总局副局长黄玉治同志赶赴现场。",
            {"黄玉治": ["国家安全监管总局副局长"]},
            id="sent-by-somebody",
        ),
        pytest.param("与德国萨克森-安哈尔特州签约。", {}, id="a-country-with-a-hyphen"),
        pytest.param(
            "武建安在2000年4月至2004年5月任翼山县县长、县委书记期间受贿。",
            {"武建安": ["翼山县县长", "县委书记"]},
            id="from-one-month-to-another",
        ),
        pytest.param(
            "凌建国捕前系青湖市政府副秘书长、市政府办调研员。",
            {"凌建国": ["青湖市政府副秘书长", "市政府办调研员"]},
            id="before-the-arrest",
        ),
        pytest.param(
            "在北京中央大厦与安河市委书记孟景伟座谈。", {"孟景伟": ["安河市委书记"]}, id="a-house-is-no-half-of-a-body"
        ),
        pytest.param(
            "局长吴建荣携市执法支队支队长邹青到场。",
            {"吴建荣": ["局长"], "邹青": ["市执法支队支队长"]},
            id="brought-along",
        ),
        pytest.param(
            "会议由区科技局（科协）党组成员包雪春主持。",
            {"包雪春": ["区科技局（科协）党组成员"]},
            id="two-names-of-a-body",
        ),
        pytest.param("赵祥、徐海伟经预谋作案。", {"赵祥": [], "徐海伟": []}, id="after-a-plan"),
        pytest.param("记者说。”朱博士说，朱警官说，朱大伯说。", {}, id="surnames-with-forms-of-address"),
        pytest.param("员工成钢（化名）介绍客户。", {"成钢": []}, id="under-another-name"),
        pytest.param("发行了白金卡和购物券。", {}, id="cards"),
        pytest.param(
            "波兰总统亚历山大·克瓦希洛夫斯基于1997年访问。",
            {"亚历山大·克瓦希洛夫斯基": ["波兰总统"]},
            id="no-follower-inside",
        ),
        pytest.param(
            "德国公民约翰·拉贝尔奋不顾身，德国医生约翰·拉贝尔日记出版。",
            {"约翰·拉贝尔": ["德国医生"]},
            id="before-a-word-nobody-follows-with",
        ),
        pytest.param("创始人杰夫·贝索夫因此退出。", {"杰夫·贝索夫": ["创始人"]}, id="a-follower-of-a-weak-character"),
        pytest.param("协助冯国昌部共产党员作战。", {"冯国昌": []}, id="of-a-force"),
        pytest.param("办公楼部署会议，王强部门例会。", {}, id="no-force"),
        pytest.param("成立之际，莫柔还担任过会长。", {"莫柔": []}, id="an-adverb-is-no-last-character"),
        pytest.param("游览亚布力滑雪旅游度假区、圣埃蒂安。", {}, id="resorts-and-saints"),
        pytest.param("柳艳萍：大家为什么到这里来？", {"柳艳萍": []}, id="who-speaks"),
        pytest.param("记者问得很细。王宁：那天下雨。", {"王宁": []}, id="who-answers"),
        pytest.param("方案：分三步。成效：明显。高中组：六人。万科：分三期。", {}, id="what-is-told-behind-a-colon"),
        pytest.param("李鹏飞兴致勃勃地讲述。李康兴致勃勃地讲述。", {"李鹏飞": [], "李康": []}, id="before-an-idiom"),
        pytest.param("中华民族创造的古代文明的见证。", {}, id="two-words"),
        pytest.param("发行的阳光化、市场化是方向。", {}, id="what-becomes-so"),
        pytest.param("曾强烈反对这门婚事。", {}, id="an-adverb-and-how"),
        pytest.param("曾国强反对这门婚事。", {"曾国强": []}, id="a-surname-that-is-an-adverb"),
        pytest.param("惨败给了中游球队瓦拉索利德，输球。", {}, id="the-end-of-a-longer-name"),
        pytest.param("国王的恩赐很多。", {}, id="what-a-king-has"),
        pytest.param("江湖再无金大侠消息。", {}, id="a-hero-by-surname"),
        pytest.param("战国七雄之一赵国的王陵。", {}, id="a-state-of-old"),
        pytest.param("马洛卡已经五轮不胜。", {}, id="an-island"),
        pytest.param("王佑民表示，郑卫国主持。", {"王佑民": [], "郑卫国": []}, id="names-that-jieba-takes-for-others"),
        pytest.param("会上，周恩来指出问题。", {"周恩来": []}, id="no-word-for-a-time"),
        pytest.param("老干部阿布都热西提表示高兴。", {"阿布都热西提": ["老干部"]}, id="uyghur-of-two-parts"),
        pytest.param(
            "副校长罗明远教授、任志锋教授、岳川流教授出席。",
            {"罗明远": ["副校长", "教授"], "任志锋": ["副校长", "教授"], "岳川流": ["副校长", "教授"]},
            id="a-post-shared-by-professors",
        ),
        pytest.param(
            "校长罗明远教授、任志锋教授出席。",
            {"罗明远": ["校长", "教授"], "任志锋": ["教授"]},
            id="a-post-of-one-among-professors",
        ),
        pytest.param(
            "典礼上，远山中学李明新校长代表学校讲话。", {"李明新": ["远山中学校长"]}, id="between-a-school-and-its-post"
        ),
        pytest.param("驻特多大使李明新到场。", {"李明新": ["驻特多大使"]}, id="a-country-in-short"),
        pytest.param("她曾在中国驻格林纳达大使馆工作。", {}, id="a-country-and-its-embassy"),
        pytest.param("新华社电 外交部发言人李明新宣布。", {"李明新": ["外交部发言人"]}, id="an-agency-before-a-post"),
        pytest.param("新华社社长李明新到场。", {"李明新": ["新华社社长"]}, id="an-agency-s-own-post"),
        pytest.param(
            "区检察院检察长李明新到场。会上，李明新检察长作了介绍。",
            {"李明新": ["区检察院检察长"]},
            id="told-again-by-the-office",
        ),
        pytest.param("党员到习近平总书记“两山”理念发源地参观。", {}, id="whose-words-in-quotes"),
        pytest.param(
            "会议学习习近平同志在“不忘初心、牢记使命”主题教育会议上的讲话精神。", {}, id="spirit-of-words-at-a-meeting"
        ),
        pytest.param("全面推行林长制。", {}, id="a-system-no-name"),
        pytest.param(
            "南非农业部长约翰.史密斯、赞比亚农业部长彼得.达卡到场。",
            {"约翰.史密斯": ["南非农业部长"], "彼得.达卡": ["赞比亚农业部长"]},
            id="a-full-stop-for-the-dot-of-names",
        ),
        pytest.param("一.李明春发言。二.会议闭幕.市长李明春出席。", {"李明春": ["市长"]}, id="full-stops-no-dots"),
        pytest.param("驻非盟使团公参李明春到场。", {"李明春": ["驻非盟使团公参"]}, id="minister-counsellor"),
        pytest.param("来自成员国农业部长发言。", {}, id="ministers-of-member-states"),
        pytest.param("副省长及农业界代表组成访问团。", {}, id="and-behind-a-post"),
        pytest.param(
            "农业部副部长牛盾到场。副部长牛盾则表示，合作顺利。", {"牛盾": ["农业部副部长"]}, id="turns-before-a-verb"
        ),
        pytest.param("市长高守则表示，合作顺利。", {"高守": ["市长"]}, id="a-turn-is-likelier-than-a-name"),
        pytest.param("党支部书记奚蕾同志做了重要讲话。", {"奚蕾": ["党支部书记"]}, id="who-gave-the-talk"),
        pytest.param(
            "会见远山促进会会长、华东总商会副主席和清源商会荣誉会长廖志明。",
            {"廖志明": ["远山促进会会长", "华东总商会副主席", "清源商会荣誉会长"]},
            id="the-last-of-several-posts",
        ),
        pytest.param("会见市长和商会会长廖志明。", {"廖志明": ["商会会长"]}, id="an-unnamed-one-and-a-post"),
        pytest.param(
            "采风团由省作协主席团委员，省作协原党组副书记李明春任团长。",
            {"李明春": ["省作协主席团委员", "省作协原党组副书记", "团长"]},
            id="by-whom-and-his-posts",
        ),
        pytest.param("去年，远山地税局主要领导汇报了工作。", {}, id="a-bureau-before-its-heads"),
        pytest.param("无党籍议员随团前往。", {}, id="members-who-go-along"),
        pytest.param("李明春刚当选桃园市长，随即到访。", {"李明春": ["桃园市长"]}, id="just-elected"),
        pytest.param("李明春去年底当选桃园市长。", {"李明春": ["桃园市长"]}, id="elected-last-year"),
        pytest.param("四国中央市市长代理李明春到场。", {"李明春": ["四国中央市市长代理"]}, id="acting-for-the-mayor"),
        pytest.param(
            "合作圆满。 远山考察团团长，清源区工商联党组书记李明春发言。",
            {"李明春": ["远山考察团团长", "清源区工商联党组书记"]},
            id="posts-at-a-sentence-behind-a-space",
        ),
        pytest.param("远山实业负责人到场，卢吉兰实业随后到场。", {}, id="firms-by-their-trade"),
        pytest.param("会议结束。（李明春/文并摄）", {"李明春": []}, id="writes-and-takes-pictures"),
        pytest.param("江城网讯（记者奉正文报道）今天开会。", {"奉正文": []}, id="reports-with-a-rare-surname"),
        pytest.param("江城网讯（记者现场报道）今天开会。", {}, id="reports-without-a-name"),
        pytest.param("客人由副校长江敬文领队。", {"江敬文": ["副校长"]}, id="leads-the-guests"),
        pytest.param("会见了校长江敬文教授。", {"江敬文": ["校长", "教授"]}, id="a-post-behind-the-name"),
        pytest.param("走访了原全国人大代表童海清等。", {"童海清": ["原全国人大代表"]}, id="a-deputy-of-former-days"),
        pytest.param("奈良市副市长津山恭之分别致辞。", {"津山恭之": ["奈良市副市长"]}, id="of-a-city-of-japan"),
        pytest.param("发改委、卫健委参加，方志办要求落实。", {}, id="short-names-of-bodies"),
        pytest.param("会上，高桥镇、方山镇作表态发言。", {}, id="towns-that-speak"),
        pytest.param("市农业局和方山镇主要负责人参加。", {}, id="a-town-and-whoever-is-in-charge"),
        pytest.param("汪集街道书记出席。", {}, id="a-quarter-and-its-secretary"),
        pytest.param("镇党委书记陈文镇主持。", {"陈文镇": ["镇党委书记"]}, id="somebody-called-like-a-town"),
        pytest.param("李明镇长到会。", {"李明": ["镇长"]}, id="a-name-before-the-head-of-a-town"),
        pytest.param("最后镇党委书记江明总结。", {"江明": ["镇党委书记"]}, id="at-last"),
        pytest.param("展馆总代表王锦清致辞。", {"王锦清": ["展馆总代表"]}, id="a-general-representative"),
        pytest.param("市长江明到会。\n编校丨孟佳文", {"江明": ["市长"]}, id="edited-and-read-by"),
    ],
)
def test_names_and_posts(text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("我院党组成员、专职委员唐爱国走访群众。", "official", id="only-organs-have-such-a-group"),
        pytest.param("我院党委委员、副院长唐爱国走访群众。", "other", id="a-hospital-has-a-committee"),
        pytest.param("新城社区党委书记唐爱国到场。", "official", id="party-of-a-community"),
        pytest.param("集团党委副书记、纪委书记、工会主席唐爱国到场。", "other", id="party-of-a-group-of-firms"),
        pytest.param("集团党组成员、纪检组长、直属党委书记唐爱国到场。", "other", id="all-of-one-group-of-firms"),
        pytest.param("援藏干部唐爱国到场。", "official", id="cadre-sent-elsewhere"),
        pytest.param("市总商会副会长唐爱国到场。", "official", id="the-other-name-of-a-federation"),
        pytest.param("市河南商会会长唐爱国到场。", "other", id="society-of-merchants"),
        pytest.param("东岳庙管委会主任唐爱国到场。", "other", id="committee-of-a-temple"),
        pytest.param("村长唐爱国到场。", "other", id="head-of-a-village"),
        pytest.param("黄夏村副支部书记唐爱国到场。", "official", id="deputy-in-a-village-s-party"),
        pytest.param("南非小企业发展部长唐爱国到场。", "official", id="minister-for-firms"),
        pytest.param("日本电气公司部长唐爱国到场。", "other", id="department-of-a-foreign-firm"),
        pytest.param("德国浙江总商会会长唐爱国到场。", "other", id="merchants-abroad"),
        pytest.param("村镇科科长唐爱国到场。", "official", id="section-for-villages"),
        pytest.param("市纪委书记、市总工会主席唐爱国到场。", "official", id="party-of-a-city"),
        pytest.param("青石街道机关干部唐爱国到场。", "official", id="cadre-of-an-office"),
        pytest.param("校学位委员会副主任唐爱国到场。", "other", id="committee-of-a-school"),
        pytest.param("党委副书记、董事、总经理、安全委员会主任唐爱国到场。", "other", id="all-of-a-firm"),
        pytest.param("总会计师、安全委员会副主任唐爱国到场。", "other", id="committee-of-a-firm"),
        pytest.param("市国资委副主任、远山集团董事长唐爱国到场。", "official", id="an-organ-and-a-firm"),
        pytest.param("塞舌尔中国和平统一促进会会长唐爱国到场。", "other", id="compatriots-abroad"),
        pytest.param("东部非洲中国总商会副主席唐爱国到场。", "other", id="merchants-of-a-continent"),
        pytest.param("株洲市总商会副主席唐爱国到场。", "official", id="merchants-of-a-city"),
        pytest.param("校区街道办事处主任唐爱国到场。", "official", id="quarter-called-after-a-school"),
    ],
)
def test_kinds(text, kind):
    assert [p.kind for p in read(text, "漯河市")] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("客人参观我校，党委副书记唐爱国教授主持。", "other", id="the-school-s-own"),
        pytest.param("市委副书记唐爱国来我校调研。", "official", id="a-city-s-at-the-school"),
        pytest.param("副县长唐爱国来我校调研。", "official", id="a-county-s-at-the-school"),
        pytest.param("校党总支书记讲话，党委委员、副校长唐爱国主持。", "other", id="a-school-s-party"),
        pytest.param("县国资局企业处唐爱国、远山公司职员到场。", "official", id="of-an-organ"),
        pytest.param("县医院唐爱国、远山公司职员到场。", "other", id="of-a-hospital"),
        pytest.param("客人参观我县，党委副书记唐爱国主持。", "official", id="no-school"),
    ],
)
def test_kinds_where_a_school_tells(text, kind):
    assert [p.kind for p in read(text, None)] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("常务副省长魏明已率应急办人员赶赴现场。", {"魏明": ["率队"]}, id="has-led"),
        pytest.param("省长尹立，正率队伍赶赴灾区。", {"尹立": ["率队"]}, id="is-leading"),
        pytest.param(
            "以市长尹立为团长的代表团前来我县，慰问干部。", {"尹立": ["慰问", "率队"]}, id="leads-a-delegation"
        ),
        pytest.param("部长卢秀萍到会作说明。", {"卢秀萍": ["参加"]}, id="comes-and-explains"),
        pytest.param(
            "省委书记李明会见了国家主席尹立率领的代表团。",
            {"尹立": ["率队"], "李明": ["会见"]},
            id="led-those-who-are-met",
        ),
        pytest.param("市长尹立等前来迎接。", {"尹立": []}, id="comes-to-meet-others"),
        pytest.param("以尹立为主导推进。", {"尹立": []}, id="no-part-in-a-delegation"),
        pytest.param("邢小镭被乡党委任命为支部书记。", {"邢小镭": ["任职"]}, id="named-by-somebody"),
        pytest.param(
            "省委书记刘其明、省长蒋巨山等率有关部门人员赶赴现场。",
            {"刘其明": ["率队"], "蒋巨山": ["率队"]},
            id="lead-with-others",
        ),
        pytest.param(
            "严高明同志亲属及生前好友参加送别活动，副主任刘大春主持。",
            {"严高明": [], "刘大春": ["主持"]},
            id="those-around-the-dead",
        ),
        pytest.param(
            "吕江同志作关于熊福春等同志任职的报告，并介绍情况。",
            {"吕江": ["介绍", "汇报"], "熊福春": []},
            id="told-about",
        ),
        pytest.param(
            "李建生局长在陈瑞敏校长及行政人员的陪同下察看校园。",
            {"李建生": ["察看"], "陈瑞敏": ["陪同"]},
            id="in-company-of-others-too",
        ),
        pytest.param(
            "市长贺平会见远山集团董事长聂远一行，副市长孟春陪同。",
            {"贺平": ["会见"], "聂远": [], "孟春": ["陪同"]},
            id="who-goes-along-at-a-meeting",
        ),
        pytest.param(
            "市长贺平会见县委书记聂远，县长孟春，双方就合作交换了意见。",
            {"贺平": ["会见"], "聂远": [], "孟春": []},
            id="two-who-are-met",
        ),
        pytest.param(
            "市长贺平，副市长孟春陪同客人考察。",
            {"贺平": ["考察", "陪同"], "孟春": ["考察", "陪同"]},
            id="two-who-go-along",
        ),
        pytest.param(
            "市长贺平表示愿协助他们参加培训，推动他们出席论坛。", {"贺平": ["表示"]}, id="what-one-is-willing-to-do"
        ),
        pytest.param("市长贺平带队接待了前来参观的客人。", {"贺平": ["率队"]}, id="who-are-received"),
        pytest.param(
            "日本京都府知事西胁隆俊到访。西胁知事表示感谢。",
            {"西胁隆俊": ["来访", "表示"]},
            id="called-by-a-long-surname",
        ),
        pytest.param(
            "李明春出席 王建明讲话 葛晓燕主持会议",
            {"李明春": ["出席"], "王建明": ["讲话"], "葛晓燕": ["主持"]},
            id="clauses-of-a-headline",
        ),
        pytest.param(
            "副省长贺平，省诗词学会常务名誉总顾问，县长孟春出席。",
            {"贺平": ["出席"], "孟春": ["出席"]},
            id="one-unread-in-a-list",
        ),
        pytest.param(
            "县长贺平深入一线，副县长孟春陪同。", {"贺平": [], "孟春": ["陪同"]}, id="a-deed-of-no-role-before-another"
        ),
        pytest.param(
            "市长贺平会见了远山集团董事长聂远一行，副市长孟春，秘书长王建明参加会见。",
            {"贺平": ["会见"], "聂远": [], "孟春": ["参加"], "王建明": ["参加"]},
            id="several-who-go-along-at-a-meeting",
        ),
        pytest.param(
            "区委书记贺平深入工地，实地调研，街道班子成员全程陪同。", {"贺平": ["调研"]}, id="others-who-go-all-along"
        ),
        pytest.param("局长李明春举行了签字仪式。", {"李明春": []}, id="a-ceremony-is-no-deed"),
        pytest.param("局长李明春等送去慰问物资。", {"李明春": []}, id="goods-are-no-deed"),
        pytest.param(
            "参加活动并在主席台就座的领导有：李明春、岳川流。",
            {"李明春": ["参加"], "岳川流": ["参加"]},
            id="a-list-whose-word-is-a-post",
        ),
        pytest.param("镇人大主席李明春对前来走访的干警说起此事。", {"李明春": []}, id="what-those-do-who-are-told"),
        pytest.param(
            "县长李明春询问了县林业局岳川流局长值班安排，检查了仓库。",
            {"李明春": ["检查"], "岳川流": []},
            id="who-is-asked",
        ),
        pytest.param(
            "会上印发了李明春、岳川流撰写的材料，要求干部对照。", {"李明春": [], "岳川流": []}, id="who-wrote-it"
        ),
        pytest.param(
            "市长李明春介绍了情况，希望集团来此布局，积极参与建设。",
            {"李明春": ["介绍"]},
            id="what-others-are-to-do-further-on",
        ),
        pytest.param(
            "市长李明春希望双方合作，随后陪同客人参观。", {"李明春": ["考察", "陪同"]}, id="what-is-done-after-a-wish"
        ),
        pytest.param(
            "老领导患病期间，市委书记赵世明等市领导到家中看望。", {"赵世明": ["慰问"]}, id="to-somebody-else-s-home"
        ),
    ],
)
def test_roles(text, expected):
    assert {p.name: sorted(r.role for r in p.roles) for p in read(text, "漯河市")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "县委书记、县森林防灭火指挥部政委尹长庚督导。",
            {"尹长庚": ["县委书记", "县森林防灭火指挥部政委"]},
            id="headquarters-named-by-a-verb",
        ),
        pytest.param(
            "副市长、市创建文明城市指挥部常务副指挥长郑国梁参加。",
            {"郑国梁": ["副市长", "市创建文明城市指挥部常务副指挥长"]},
            id="headquarters-that-begins-with-a-verb",
        ),
        pytest.param(
            "县委副书记、县脱贫攻坚工作领导小组副组长郑国梁讲话。",
            {"郑国梁": ["县委副书记", "县脱贫攻坚工作领导小组副组长"]},
            id="leading-group",
        ),
        pytest.param(
            "他要求县防灭火指挥部副指挥长郑国梁靠前指挥。",
            {"郑国梁": ["县防灭火指挥部副指挥长"]},
            id="not-the-verb-before-it",
        ),
        pytest.param(
            "县长毕于飞主持召开防灭火指挥部指挥长会议。", {"毕于飞": ["县长"]}, id="a-meeting-of-its-heads-names-nobody"
        ),
        pytest.param(
            "省委第六巡回指导组组长郝卫平到会。", {"郝卫平": ["省委第六巡回指导组组长"]}, id="a-circuit-s-group"
        ),
        pytest.param(
            "县委书记江凯向指导组组长郝卫平汇报。", {"江凯": ["县委书记"], "郝卫平": ["指导组组长"]}, id="to-a-group"
        ),
        pytest.param("三十一日　副市长蔡明宏讲话。", {"蔡明宏": ["副市长"]}, id="no-day-in-a-post"),
        pytest.param("二十九日　秘书蔡明宏讲话。", {"蔡明宏": ["秘书"]}, id="nor-one-that-the-cut-counts"),
        pytest.param("区长普云峰与副区长岩罕会谈。", {"普云峰": ["区长"], "岩罕": ["副区长"]}, id="dai"),
        pytest.param(
            "副区长岩罕和区长普云峰出席。", {"岩罕": ["副区长"], "普云峰": ["区长"]}, id="dai-before-a-joiner"
        ),
        pytest.param("县监委主任吉克伍且陪同调研。", {"吉克伍且": ["县监委主任"]}, id="yi"),
        pytest.param("公示：阿的木呷，男，彝族，现任乡长。", {"阿的木呷": ["乡长"]}, id="a-life-behind-a-colon"),
        pytest.param("我县教师顾春来获评全国优秀教师。", {"顾春来": ["县教师"]}, id="nobody-comes-to-win"),
        pytest.param("市长李春来我县调研。", {"李春来": ["市长"]}, id="as-before"),
        pytest.param("全区庆祝教师节大会召开，护士节活动举行。", {}, id="days-of-professions"),
        pytest.param("校党委组织离退休教师重阳节活动。", {}, id="nor-feasts-behind-them"),
        pytest.param("总工程经费2亿元。", {}, id="the-works-are-no-engineer-s"),
        pytest.param("台风杜苏芮来袭，贝碧嘉台风远去。", {}, id="storms"),
        pytest.param(
            "材料学院博士生努尔艾力·吐逊发表成果。", {"努尔艾力·吐逊": []}, id="a-student-before-a-dotted-name"
        ),
        pytest.param(
            "我县蒲小芹、滕大海、虞美珍光荣上榜。",
            {"蒲小芹": [], "滕大海": [], "虞美珍": []},
            id="a-list-behind-our-county",
        ),
        pytest.param("我市方家庄、左家沟、马家村三地受灾。", {}, id="villages-behind-our-city"),
        pytest.param("在老人吴阿根家，他说起往事。", {"吴阿根": []}, id="at-home"),
        pytest.param("著名作家，书法家参加。", {}, id="no-home"),
    ],
)
def test_as_bulletins_print_them(text, expected):
    assert posts(text) == expected


def test_the_bulletin_s_own_place_is_nobody():
    assert posts("漯河—宁海专列开行。") == {}


def test_experts_of_a_panel_hold_no_public_post():
    assert [(p.name, p.kind) for p in read("专家组组长段广平宣读意见，市长贺平江讲话。", "漯河市")] == [
        ("段广平", "other"),
        ("贺平江", "official"),
    ]


def test_a_known_name_takes_the_posts_before_it_where_its_own_words_hid_it():
    text = "州委书记向天明讲话。州委书记、州防汛抗旱指挥部第一指挥长向天明在州里调度。"
    assert posts(text) == {"向天明": ["州委书记", "州防汛抗旱指挥部第一指挥长"]}
