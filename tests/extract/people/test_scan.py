"""Names and the posts printed with them, rule by rule; the model is off."""

from __future__ import annotations

import itertools
import re

import pytest

from calendar_app.extract.people import learn_roster, people_in, people_of, person_mentions
from calendar_app.extract.people.scan import AT_ONCE, forget, scan, scans
from calendar_app.extract.posts.trie import Words, words_pattern
from calendar_app.model.bulletin import Entry

pytestmark = pytest.mark.usefixtures("rules_alone")


def found(text):
    return {text[f.start : f.end]: [text[a:b] for a, b in f.posts] for f in scan(text).found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("市委书记沈怀民主持会议。", {"沈怀民": ["市委书记"]}, id="behind-a-post"),
        pytest.param(
            "首席法官张举能和法官潘越出席。", {"张举能": ["首席法官"], "潘越": ["法官"]}, id="no-verb-before-and"
        ),
        pytest.param("张春和任地委主任。", {"张春和": ["地委主任"]}, id="no-joiner-before-a-verb"),
        pytest.param("第二任主任潘越讲话。", {"潘越": ["主任"]}, id="which-holder-of-the-office"),
        pytest.param("潘越明任第一任县长。", {"潘越明": ["县长"]}, id="first-holder-behind"),
        pytest.param("召集人叶刘淑仪表示欢迎。", {"叶刘淑仪": ["召集人"]}, id="two-surnames"),
        pytest.param("中国国民党籍台北市长沈怀民到场。", {"沈怀民": ["台北市长"]}, id="party-of-a-mayor"),
        pytest.param("高等法院上诉法庭副庭长潘越到庭。", {"潘越": ["高等法院上诉法庭副庭长"]}, id="court-of-appeal"),
        pytest.param(
            "党和国家领导人沈怀民、潘越就座。",
            {"沈怀民": ["党和国家领导人"], "潘越": ["党和国家领导人"]},
            id="leaders-of-the-state",
        ),
        pytest.param(
            "副主任：于正方、潘越明。", {"于正方": ["副主任"], "潘越明": ["副主任"]}, id="no-preposition-behind-a-colon"
        ),
        pytest.param("82集团军军长潘越明到场。", {"潘越明": ["82集团军军长"]}, id="number-of-an-army"),
        pytest.param("会上，局党委书记潘越讲话。", {"潘越": ["局党委书记"]}, id="bureau-behind-a-mark"),
        pytest.param("出席的领导—省委常委潘越。", {"潘越": ["省委常委"]}, id="behind-a-dash"),
        pytest.param("远山置地总裁潘越明表示感谢。", {"潘越明": ["远山置地总裁"]}, id="land-of-a-firm"),
        pytest.param("施一公校长讲话。", {"施一公": ["校长"]}, id="opens-its-clause"),
        pytest.param("县长杨冠军出席。", {"杨冠军": ["县长"]}, id="champion-in-a-name"),
        pytest.param("李明继任县委书记。", {"李明": ["县委书记"]}, id="takes-office"),
        pytest.param("张凡迪少将调任警备区政委。", {"张凡迪": ["警备区政委"]}, id="rank-behind-the-name"),
        pytest.param("沈怀民接替潘越明任县长。", {"沈怀民": ["县长"], "潘越明": []}, id="in-the-place-of-another"),
        pytest.param(
            "潘越明、沈怀民为省十二届人民代表大会常务委员会委员。",
            {"潘越明": ["省十二届人民代表大会常务委员会委员"], "沈怀民": ["省十二届人民代表大会常务委员会委员"]},
            id="no-deputy-in-a-congress",
        ),
        pytest.param("师政委潘越明（未到职）主持。", {"潘越明": ["师政委"]}, id="no-signature-in-a-bracket"),
        pytest.param("向人民警察节致敬。", {}, id="police-day"),
        pytest.param("群众到便民警务站求助。", {}, id="police-post"),
        pytest.param("副市长、市级河长马志安巡河。", {"马志安": ["副市长", "市级河长"]}, id="chief-of-a-river"),
        pytest.param(
            "县委书记、县总林长卢长河到林场。", {"卢长河": ["县委书记", "县总林长"]}, id="chief-of-the-forests"
        ),
        pytest.param("两县治理支流，总河长江堤段以外的部分完工。", {}, id="length-of-rivers"),
        pytest.param("人民警察潘越明到场。", {"潘越明": []}, id="policeman"),
        pytest.param("潘越明当选为首届会长。", {"潘越明": ["会长"]}, id="of-the-first-term"),
        pytest.param("永远名誉会长潘越明到场。", {"潘越明": ["永远名誉会长"]}, id="for-ever"),
        pytest.param(
            "县政协副主席、提案审查委员会主任潘越明到场。",
            {"潘越明": ["县政协副主席", "提案审查委员会主任"]},
            id="committee-that-examines",
        ),
        pytest.param(
            "原任沅口区委书记的潘越明，调任墨池区区长。", {"潘越明": ["沅口区委书记", "墨池区区长"]}, id="moved-on"
        ),
        pytest.param("潘越明，字九如，乾隆三年三月任怀远县县丞。", {"潘越明": ["怀远县县丞"]}, id="dated-office"),
        pytest.param("潘越明在县长任上出走。", {"潘越明": ["县长"]}, id="in-his-term"),
        pytest.param("潘越明任县长仅七天。", {"潘越明": ["县长"]}, id="so-long"),
        pytest.param(
            "办事处主任由时任中共江南工委书记潘越明兼任。",
            {"潘越明": ["中共江南工委书记", "办事处主任"]},
            id="held-by-one-of-another-post",
        ),
        pytest.param(
            "县委书记潘越明拟任副厅级领导职务。", {"潘越明": ["县委书记"]}, id="an-office-of-a-rank-is-no-post"
        ),
        pytest.param(
            "来宾代表多瑙市市长彼得·罗曼先生讲话。", {"彼得·罗曼": ["多瑙市市长"]}, id="no-post-in-a-name-of-parts"
        ),
        pytest.param(
            "潘越明副场长调江川农场任党委书记。", {"潘越明": ["副场长", "党委书记"]}, id="moved-to-another-body"
        ),
        pytest.param("潘越明上月调任教育部副部长。", {"潘越明": ["教育部副部长"]}, id="moved-last-month"),
        pytest.param(
            "潘越明曾任江海大学教务处处长，山南大学党委委员、副校长等职务。",
            {"潘越明": ["江海大学教务处处长", "山南大学党委委员", "副校长"]},
            id="held-one-after-another",
        ),
        pytest.param("董事长沙白露随车前往。", {"沙白露": ["董事长"]}, id="no-city-of-a-chairman"),
        pytest.param("往届县政协主席潘越明就座。", {"潘越明": ["县政协主席"]}, id="of-earlier-terms"),
        pytest.param(
            "我市水利和湖泊局局长潘越明陪同。", {"潘越明": ["我市水利和湖泊局局长"]}, id="joiner-in-our-bureau"
        ),
        pytest.param("潘越明赴沅口县任县委书记。", {"潘越明": ["县委书记"]}, id="went-to-a-county"),
        pytest.param("由潘越明在文革中担任主任。", {"潘越明": []}, id="a-time-is-no-name"),
        pytest.param("县长潘越讲话。", {"潘越": ["县长"]}, id="two-characters"),
        pytest.param("副市长欧阳春晓出席。", {"欧阳春晓": ["副市长"]}, id="compound-surname-four-characters"),
        pytest.param("副县长呼延灼陪同。", {"呼延灼": ["副县长"]}, id="compound-surname-three-characters"),
        pytest.param("市民政局局长逄锦州汇报工作。", {"逄锦州": ["市民政局局长"]}, id="rare-surname"),
        pytest.param("市委副书记、政法委书记卢长河出席", {"卢长河": ["市委副书记", "政法委书记"]}, id="joined-posts"),
        pytest.param("副市长兼公安局局长尹铁山到场。", {"尹铁山": ["副市长", "公安局局长"]}, id="joined-by-jian"),
        pytest.param(
            "市长、市河长办主任钟岳到大堤巡河。", {"钟岳": ["市长", "市河长办主任"]}, id="second-post-with-its-body"
        ),
        pytest.param(
            "与来访的远山（苏州）精密股份有限公司党委书记、董事长贺知非会谈",
            {"贺知非": ["远山（苏州）精密股份有限公司党委书记", "董事长"]},
            id="firm-with-brackets",
        ),
        pytest.param(
            "中国橡胶与轮胎工业协会会长谭一舟致辞", {"谭一舟": ["中国橡胶与轮胎工业协会会长"]}, id="joiner-in-a-body"
        ),
        pytest.param("邱松与市财政局局长姚力座谈", {"邱松": [], "姚力": ["市财政局局长"]}, id="joiner-between-people"),
        pytest.param(
            "市政协副主席闵长青、仇小鹏等参加。",
            {"闵长青": ["市政协副主席"], "仇小鹏": ["市政协副主席"]},
            id="a-post-shared-by-a-list",
        ),
        pytest.param(
            "市领导郝建、俞平生、司徒静一同调研",
            {"郝建": ["市领导"], "俞平生": ["市领导"], "司徒静": ["市领导"]},
            id="leaders-and-then-names",
        ),
        pytest.param(
            "市文联主席、作家贾平凡，市作协副主席、诗人海子明出席",
            {"贾平凡": ["市文联主席"], "海子明": ["市作协副主席"]},
            id="a-noun-among-posts",
        ),
        pytest.param("副市长（分管农业）何田到会。", {"何田": ["副市长"]}, id="an-aside-before-the-name"),
        pytest.param("副县长为谢长安、邱月娥。", {"谢长安": ["副县长"], "邱月娥": ["副县长"]}, id="told-of-the-names"),
        pytest.param("李白街道办主任王维介绍", {"王维": ["李白街道办主任"]}, id="a-body-named-like-a-person"),
        pytest.param("孙岗任司令员。", {"孙岗": ["司令员"]}, id="verb-between-name-and-post"),
        pytest.param("江原学院院长彭立新教授讲话", {"彭立新": ["江原学院院长", "教授"]}, id="posts-on-both-sides"),
        pytest.param(
            "市长、市河长制办公室主任，市防指指挥长孟春到场",
            {"孟春": ["市长", "市河长制办公室主任", "市防指指挥长"]},
            id="clauses-of-posts",
        ),
        pytest.param("州政协副主席岩温陪同。", {"岩温": ["州政协副主席"]}, id="no-listed-surname"),
        pytest.param("邱国梁副市长指出，要抓进度。", {"邱国梁": ["副市长"]}, id="before-a-post"),
        pytest.param("会议选举林望舒为县长。", {"林望舒": ["县长"]}, id="elected"),
        pytest.param("杜衡任县水利局局长。", {"杜衡": ["县水利局局长"]}, id="appointed"),
        pytest.param("免去袁小满的县卫生局局长职务", {"袁小满": ["县卫生局局长"]}, id="dismissed"),
        pytest.param(
            "选举方其道、陆九渊为副主任。", {"方其道": ["副主任"], "陆九渊": ["副主任"]}, id="a-list-that-is-elected"
        ),
        pytest.param(
            "葛文秀、邹大川、秦晓峰等参加会议。", {"葛文秀": [], "邹大川": [], "秦晓峰": []}, id="a-list-without-posts"
        ),
        pytest.param("梁栋表示，企业将扩大投资。", {"梁栋": []}, id="subject-of-a-verb"),
        pytest.param("崔健到车间察看。", {"崔健": []}, id="verb-of-one-character-glued-on"),
        pytest.param("魏思远率队赴沪招商。", {"魏思远": []}, id="verb-glued-on"),
        pytest.param("省射击队选手穆小棠夺得冠军。", {"穆小棠": []}, id="behind-a-noun-no-title"),
        pytest.param("东湖区常玉兰家庭获表彰。", {"常玉兰": []}, id="a-family"),
        pytest.param("新华社记者卜天明摄", {"卜天明": []}, id="byline"),
        pytest.param(
            "希腊驻华大使尼古拉斯·帕帕多会见客人。", {"尼古拉斯·帕帕多": ["希腊驻华大使"]}, id="dotted-foreign-name"
        ),
        pytest.param("州长艾尼瓦尔·吐尔地作报告。", {"艾尼瓦尔·吐尔地": ["州长"]}, id="minority-name"),
        pytest.param("捷克总统哈维尔访华。", {"哈维尔": ["捷克总统"]}, id="foreign-name-without-dot"),
        pytest.param(
            "副市长李　明、副县长王 芳参加", {"李　明": ["副市长"], "王 芳": ["副县长"]}, id="space-in-a-name"
        ),
        pytest.param("縣長張廣發陪同。", {"張廣發": ["縣長"]}, id="traditional"),
        pytest.param(
            "市长江亦作汇报，局长王作安作汇报。",
            {"江亦": ["市长"], "王作安": ["局长"]},
            id="a-verb-of-three-characters",
        ),
        pytest.param(
            "3月9日　市文化和旅游局局长柳云深到会。",
            {"柳云深": ["市文化和旅游局局长"]},
            id="a-body-with-a-joiner-behind-a-space",
        ),
        pytest.param("全市民宿集聚发展工作会议召开。", {}, id="a-word-that-begins-inside-the-noun"),
        pytest.param(
            "副市长江　亦致辞，居民韦　红跳水救人。",
            {"江　亦": ["副市长"], "韦　红": []},
            id="a-spaced-name-before-a-verb",
        ),
        pytest.param("工资 高 工作 稳 定，任 务 完成 好。", {}, id="spaces-between-words"),
        pytest.param("省政协副主席于敬之率部分委员视察。", {"于敬之": ["省政协副主席"]}, id="zhi-is-part-of-a-name"),
        pytest.param("院长叶敬之教授致辞。", {"叶敬之": ["院长", "教授"]}, id="posts-around-zhi"),
        pytest.param("副市长江帆之子考上大学。", {"江帆": ["副市长"]}, id="zhi-before-kin"),
        pytest.param("副县长孟春为农户送去种子。", {"孟春": ["副县长"]}, id="wei-before-a-noun"),
        pytest.param("副县长孟有为主持会议。", {"孟有为": ["副县长"]}, id="wei-in-a-name"),
        pytest.param("副院长贺伯年部署抢修。", {"贺伯年": ["副院长"]}, id="nian-before-a-verb"),
        pytest.param("州长阿不都克里木·买买提主持。", {"阿不都克里木·买买提": ["州长"]}, id="head-of-a-dotted-name"),
        pytest.param("会议闭幕，市长贺平讲话。（编辑：黄小英）", {"贺平": ["市长"]}, id="editors-at-the-end"),
        pytest.param(
            "他会见了英国前国务卿基辛杰。", {"基辛杰": ["英国前国务卿"]}, id="transcribed-behind-a-former-post"
        ),
        pytest.param("该剧由苗春雨和骆青联袂主演，由阮大成执导。", {"苗春雨": [], "骆青": [], "阮大成": []}, id="cast"),
        pytest.param("沈从文、巴金都写过这条河。", {"沈从文": [], "巴金": []}, id="a-pair-that-both-do"),
        pytest.param(
            "宋一鸣、罗干、丁大川等参加。", {"宋一鸣": [], "罗干": [], "丁大川": []}, id="settled-by-its-neighbours"
        ),
        pytest.param("客队的齐达内打入两球。", {"齐达内": []}, id="a-deed-shows-the-name"),
        pytest.param("李娜娜（左）和同事在整理档案。", {"李娜娜": []}, id="before-a-bracket"),
    ],
)
def test_names(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("深入学习贯彻习近平新时代中国特色社会主义思想。", id="set-phrase"),
        pytest.param("传达习近平总书记在黄河流域座谈会上的重要讲话精神。", id="set-phrase-long"),
        pytest.param("认真落实习近平总书记关于粮食安全的重要指示。", id="set-phrase-about"),
        pytest.param("全力防御台风“玛莉亚”。", id="typhoon"),
        pytest.param("全力防禦颱風「瑪莉亞」。", id="typhoon-in-corner-brackets"),
        pytest.param('全力防御台风"玛莉亚"。', id="typhoon-in-straight-quotes"),
        pytest.param("小朋友讲了“邱少云”“狼牙山五壮士”的故事。", id="story-in-quotes"),
        pytest.param("晋剧《于成龙》上演。", id="work"),
        pytest.param("雷锋精神代代相传，白求恩纪念馆开馆。", id="spirit-and-memorial"),
        pytest.param("施耐德电气、马应龙药业、康师傅控股落户。", id="firms"),
        pytest.param("黄河、金沙江、白马山、高平路一带降雨。", id="places"),
        pytest.param("我市选手夺得金牌3枚、银牌2枚。", id="medals"),
        pytest.param("安阳市、任丘市、高密市、文登区代表发言。", id="cities"),
        pytest.param("市长热线、书记信箱、主任会议、市长办公会。", id="posts-without-names"),
        pytest.param("记者从市应急管理局了解到，水位上涨。", id="reporter-from"),
        pytest.param("张裕杯乒乓球赛、鲁班奖评选开始。", id="cups"),
        pytest.param("方便群众办事，高度重视安全，成立工作专班。", id="words-with-surnames"),
        pytest.param("周总理来过这里，王教授、李大爷记得。", id="surname-and-form-of-address"),
        pytest.param("日本驻沪总领事来漯访问。", id="to-come-to-a-city"),
        pytest.param("代表团来漯河，住进宾馆。", id="to-come-to-a-city-of-two-characters"),
        pytest.param("货轮直达荷兰阿姆斯特尔芬参加展览。", id="place-behind-a-country"),
        pytest.param("诺基亚宣布裁员，纳斯达克指出风险。", id="firms-that-speak"),
        pytest.param("黄瓜、豆角都涨价，黄海、渤海均有大风。", id="things-that-both-do"),
        pytest.param("路灯由太阳能供电，水由黄河引来，由高明设计院设计。", id="by-means-of"),
        pytest.param("山坡上杜鹃盛开，石榴挂果。", id="plants"),
        pytest.param("稿件已发。责编：王晓红 校对：李建国", id="editors-alone"),
        pytest.param("", id="empty"),
    ],
)
def test_not_names(text):
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("习近平总书记考察了水利枢纽。", "习近平", id="visits"),
        pytest.param("习近平主席发表重要讲话。", "习近平", id="speaks"),
    ],
)
def test_a_person_who_acts_is_no_set_phrase(text, name):
    assert list(found(text)) == [name]


def test_texts_read_side_by_side_are_read_as_each_alone():
    printed = [f"市委书记沈怀民、副市长陆维舟到第{n}小学调研，教师顾念慈介绍情况。" for n in range(AT_ONCE + 6)]
    printed += ["", printed[0]]
    alone = []
    for text in printed:
        forget()
        alone.append(scan(text))
    forget()
    assert list(scans(printed)) == alone


def test_people_of_many_entries_are_those_of_each():
    entries = [
        Entry(n=n, title="沈怀民调研" if n % 2 else "", body=f"县长沈怀民一行{n}人到镇里调研。" if n % 3 else "")
        for n in range(AT_ONCE + 6)
    ]
    roster = learn_roster(entries, place="云溪县")
    each = [person_mentions(entry, roster, place="云溪县") for entry in entries]
    assert list(people_of(entries, roster, place="云溪县")) == each
    assert people_in(entries, place="云溪县") == each
    assert [len(people) for people in each[:4]] == [0, 1, 1, 1]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        pytest.param(["同志", "老师"], "王老师家中", ["老师", "家"], id="words-and-another-pattern"),
        pytest.param(["任"], "任家。家中", ["任", "家", "家"], id="one-word"),
        pytest.param(["任", "为", "任命"], "为任命家里", ["为", "任命"], id="words-of-one-character"),
    ],
)
def test_words_and_another_pattern(words, text, expected):
    assert words_pattern(words, more="家(?=[，。；中])").findall(text) == expected


@pytest.mark.parametrize(
    ("words", "unless", "text"),
    [
        pytest.param(
            ["县长", "县长助理", "长江"], "", "县长江某和县长助理在长江边", id="the-longest-from-left-to-right"
        ),
        pytest.param(
            ["茶叶", "茶叶节", "节水"],
            "[局站]",
            "茶叶节局、茶叶节水站、茶叶局",
            id="a-shorter-one-where-the-longest-may-not-stand",
        ),
        pytest.param(["水库", "(一)"], "", "水库(一)水", id="marks-and-the-end-of-a-text"),
    ],
)
def test_words_are_found_as_by_their_pattern(words, unless, text):
    pattern = re.compile(words_pattern(words).pattern + (f"(?!{unless})" if unless else ""))
    found = Words(words, unless=unless)
    for start, end in itertools.combinations(range(len(text) + 1), 2):
        expected = [match.span() for match in pattern.finditer(text, start, end)]
        assert list(found.find(text, start, end)) == expected, (start, end)
        here = pattern.match(text, start, end)
        assert found.ends(text, start, end) == (here.end() if here else 0), (start, end)
    assert [found.ends(text, at) for at in range(len(text))] == [
        here.end() if (here := pattern.match(text, at)) else 0 for at in range(len(text))
    ]
