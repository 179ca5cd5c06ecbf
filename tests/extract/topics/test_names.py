"""Places and organisations: what is taken, by which rule, and what is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.extract.names import NameBook, name_mentions
from calendar_app.extract.names.lexicon import divisions, short_divisions, suffixes, words_of
from calendar_app.model.bulletin import Entry, Span
from calendar_app.model.extraction import DateKind, DateMention, Precision
from tests.extract.topics.naming import read


@pytest.mark.parametrize(
    ("body", "places"),
    [
        pytest.param("先后到青河县、柳湾镇调研。", ["青河县", "柳湾镇"], id="list-after-verb"),
        pytest.param("深入柳湾镇石桥村、红枫水库察看水情。", ["柳湾镇石桥村", "红枫水库"], id="chain-is-one-name"),
        pytest.param(
            "走进低速重载传动车间、智慧物流产业园，了解生产。",
            ["低速重载传动车间", "智慧物流产业园"],
            id="odd-words-belong",
        ),
        pytest.param("到青河县检查果园灌溉。", ["青河县"], id="what-is-seen-at-a-division"),
        pytest.param("到青河县督导老旧市场改造。", ["青河县"], id="what-is-urged-at-a-division"),
        pytest.param(
            "来到曙坪镇联合村、柳湾镇合作村。", ["曙坪镇联合村", "柳湾镇合作村"], id="village-that-is-called-by-a-verb"
        ),
        pytest.param("代表团访问了新西兰，抵达日本东京。", ["新西兰", "东京"], id="abroad"),
        pytest.param("活动在惠灵顿的博物馆举行，韩国的客商到会。", [], id="abroad-as-whose"),
        pytest.param("红豆在青河县良种场播种。", ["青河县良种场"], id="seed-farm"),
        pytest.param("县长深入肖岭、沙坪、石湾等乡镇检查防汛。", ["肖岭", "沙坪", "石湾"], id="listed-without-endings"),
        pytest.param("产品有红枣、核桃、石榴等乡镇特产。", [], id="listed-goods-of-towns"),
        pytest.param(
            "随后赶到石城镇、青城镇,看望群众。", ["石城镇", "青城镇"], id="ascii-marks-and-a-town-like-a-common-word"
        ),
        pytest.param("推进城镇建设，来到小城镇。", [], id="towns-at-large"),
        pytest.param("来到大洋镇城市客厅参观。", ["大洋镇城市客厅"], id="a-town-s-parlour"),
        pytest.param("在城东水厂检查果园建设情况。", ["城东水厂"], id="what-is-seen-at-a-site"),
        pytest.param("重温视察青河县重要讲话重要指示精神。", [], id="only-what-was-said-there"),
        pytest.param("到青河县视察，发表重要讲话。", ["青河县"], id="said-in-another-clause"),
        pytest.param("中共青河县委和青河县政府成立。", ["青河县"], id="party-committee-of-a-county"),
        pytest.param("参观了青石商业中心、滨河广场。", ["青石商业中心", "滨河广场"], id="behind-a-verb-with-le"),
        pytest.param("到青河县调查监测中心了解情况。", ["青河县调查监测中心"], id="a-centre-that-looks-into-things"),
        pytest.param(
            "一行先后来到云岭大厦值班室、青河农机维修站、石桥乡柳湾村等地。",
            ["云岭大厦值班室", "青河农机维修站", "石桥乡柳湾村"],
            id="list-over-an-odd-item",
        ),
        pytest.param(
            "县长察看了白马镇北闸、青河东堤，柳湾镇石桥水库、红枫粮库等地。",
            ["白马镇北闸", "青河东堤", "柳湾镇石桥水库", "红枫粮库"],
            id="list-over-a-comma",
        ),
        pytest.param(
            "先后深入正在加固的青河县石桥水库和已经完工的柳湾区红枫水库察看。",
            ["青河县石桥水库", "柳湾区红枫水库"],
            id="what-is-said-of-a-site-before-its-name",
        ),
        pytest.param("来到省级贫困村红枫村，", ["红枫村"], id="what-a-village-is-counted-among"),
        pytest.param("赴我市青河县、柳湾县检查。", ["青河县", "柳湾县"], id="ours-before-a-name"),
        pytest.param("来到人民路与青石街交叉口，", ["人民路与青石街交叉口"], id="crossing"),
        pytest.param(
            "实地考察青石大道提升、柳湾医院新院区等项目。", ["青石大道", "柳湾医院新院区"], id="what-is-done-at-a-site"
        ),
        pytest.param("到青桥、远渠考察。", [], id="two-characters-that-end-like-a-bridge"),
        pytest.param("先后对红枫家庭农场、柳湾村人居环境进行了实地视察。", ["红枫家庭农场", "柳湾村"], id="looked-at"),
        pytest.param("研究对红枫水库进行改造。", [], id="worked-at-is-not-looked-at"),
        pytest.param("来到柳湾村禁烧值守点，", ["柳湾村禁烧值守点"], id="a-verb-torn-from-a-village"),
        pytest.param(
            "到青河县检查青石泵站、红枫水库。", ["青河县", "青石泵站", "红枫水库"], id="a-pumping-station-is-inspected"
        ),
        pytest.param(
            "参观了柳湾村便民服务站、游客接待中心。",
            ["柳湾村便民服务站", "游客接待中心"],
            id="station-and-visitors-centre",
        ),
        pytest.param("县长站在柳湾村口。", [], id="who-stands"),
        pytest.param(
            "到合作镇调研，来到白石村、大石村等村。", ["合作镇", "白石村", "大石村"], id="towns-of-common-words"
        ),
        pytest.param("县长检查柳湾镇防汛工作。", ["柳湾镇"], id="the-work-of-a-town-is-inspected-there"),
        pytest.param("深入生产车间建设工地查看。", [], id="a-long-name-of-common-words"),
        pytest.param("湖东省青河市总工会举办比赛。", [], id="no-township-in-a-province-s-city"),
        pytest.param("在青河水厂项目现场，县长要求加快。", ["青河水厂"], id="where-something-is-built"),
        pytest.param(
            "察看了青石路白马桥，滨江收费站，柳湾路红枫桥等重点项目现场。",
            ["青石路白马桥", "滨江收费站", "柳湾路红枫桥"],
            id="list-of-commas-that-等-closes",
        ),
        pytest.param(
            "到石桥镇移民搬迁社区、柳湾村新时代文明实践站。",
            ["石桥镇移民搬迁社区", "柳湾村新时代文明实践站"],
            id="verbs-inside-names-of-sites",
        ),
        pytest.param("到菜市场、现场、会场察看。", [], id="grounds-that-are-no-places"),
        pytest.param("活动在滨江文化广场举行。", ["滨江文化广场"], id="venue"),
        pytest.param("该中心位于云溪智慧岛，", ["云溪智慧岛"], id="situated"),
        pytest.param("比赛在合肥落幕。", ["合肥"], id="city-by-short-name"),
        pytest.param("到山东菏泽、寿光等地考察。", ["菏泽", "寿光"], id="province-before-city"),
        pytest.param("石门水库动工兴建。", ["石门水库"], id="opened"),
        pytest.param("赴京对接工作。", ["北京"], id="capital-by-one-character"),
        pytest.param("專家來到臺北市考察。", ["臺北市"], id="traditional-script"),
        pytest.param(
            "到龙门乡、白马镇、清溪街道督查秸秆禁烧。", ["龙门乡", "白马镇", "清溪街道"], id="verb-behind-the-list"
        ),
        pytest.param(
            "视察餐厨垃圾处理中心和城北污水处理厂。",
            ["餐厨垃圾处理中心", "城北污水处理厂"],
            id="common-words-beside-a-proper-name",
        ),
        pytest.param("论坛于滨江大酒店举行。", ["滨江大酒店"], id="venue-behind-于"),
        pytest.param("成果已应用于滨江隧道。", [], id="applied-to-is-no-venue"),
        pytest.param("至柳湾鎮視察。", ["柳湾鎮"], id="traditional-至"),
        pytest.param("从青河县至柳湾镇的公路通车。", [], id="way-from-to"),
        pytest.param("青河县纪委监委开展家访。", ["青河县"], id="district-of-the-body-that-acts"),
        pytest.param("到本溪市、全州县调研。", ["本溪市", "全州县"], id="our-and-whole-inside-names"),
        pytest.param("我县、各镇、全区召开会议。", [], id="our-each-whole"),
        pytest.param("会议研究柳湾镇产业发展。", [], id="only-the-matter"),
        pytest.param("柳湾镇重点工作汇报会召开。", [], id="only-whose"),
        pytest.param("甲州市召开全市工作会议。", [], id="own-place-is-no-news"),
        pytest.param("推动城市、农村和社区发展。", [], id="common-words"),
        pytest.param("到重点企业、施工现场调研。", [], id="generic"),
        pytest.param("《青河县志》在甲州发行。", ["甲州"], id="no-name-in-a-title-of-a-work"),
        pytest.param("在青云湖东岸植树。", [], id="character-of-another-name"),
        pytest.param(
            "仪式在青河县柳湾镇石桥村的红枫产业园举行。", ["青河县柳湾镇石桥村", "红枫产业园"], id="where-the-scene-is"
        ),
        pytest.param("在青河县的支持下，活动举行。", [], id="whose-support"),
        pytest.param(
            "先后来到快速干道工程、东环/南环立交工程、红枫公园改造提升工程和云溪中心。",
            ["红枫公园", "云溪中心"],
            id="list-over-a-slash-and-over-works",
        ),
        pytest.param("赴石村镇、岳村镇等地调研。", ["石村镇", "岳村镇"], id="town-that-is-called-a-village"),
        pytest.param("工程在合肥、芜湖、甘南3市州举行开工仪式。", ["合肥", "芜湖", "甘南"], id="as-many-divisions"),
        pytest.param("到云海超市、红枫加油站检查。", ["云海超市", "红枫加油站"], id="supermarket"),
        pytest.param("查看加油区、候车区、学校宿舍。", [], id="areas-of-common-words"),
        pytest.param("主会场设在柳湾区。", ["柳湾区"], id="set-in"),
        pytest.param("投资三亿元的石门水库竣工。", ["石门水库"], id="opened-behind-what-is-said-of-it"),
        pytest.param(
            "先后深入柳湾镇、石桥镇对云溪育种中心、乡村旅游、烟叶生产等发展情况开展实地视察。",
            ["柳湾镇", "石桥镇", "云溪育种中心"],
            id="looked-at-at-the-end-of-a-long-list",
        ),
        pytest.param(
            "组织委员围绕文化保护等到柳湾镇红枫基地、石桥公园视察。", ["柳湾镇红枫基地", "石桥公园"], id="and-so-on-to"
        ),
        pytest.param("到青河县采访药材市场。", ["青河县"], id="what-reporters-saw"),
        pytest.param("深入柳湾镇石桥村村民家中。", ["柳湾镇石桥村"], id="who-lives-there"),
        pytest.param(
            "先后到柳湾镇石桥村高标准农田项目、红枫水厂检查。", ["柳湾镇石桥村", "红枫水厂"], id="works-at-a-village"
        ),
        pytest.param("深入红旗镇扎嘎斯台嘎查查看草场。", ["红旗镇扎嘎斯台嘎查"], id="gacha"),
        pytest.param("青河县发生5.0级地震。", ["青河县"], id="where-the-earth-shook"),
        pytest.param("柳湾镇、石桥镇遭受冰雹袭击。", ["柳湾镇", "石桥镇"], id="where-hail-fell"),
        pytest.param(
            "青云站房投入使用，青云机场航站楼投入试运营。", ["青云站房", "青云机场航站楼"], id="put-into-service"
        ),
        pytest.param("来到云溪纳米城、红枫渡口。", ["云溪纳米城", "红枫渡口"], id="a-city-of-a-trade"),
        pytest.param("全城入城，进城务工。", [], id="towns-that-are-no-names"),
        pytest.param(
            "深入我县云溪镇云溪村、红枫村地质灾害隐患点督导。",
            ["云溪镇云溪村", "红枫村地质灾害隐患点"],
            id="ours-before-a-town-and-a-spot-of-danger",
        ),
        pytest.param("到大元、银厂、羊场等村巡查。", ["大元", "银厂", "羊场"], id="villages-that-end-like-works"),
        pytest.param("走进前进农场了解生产，来到创业农场考察。", ["前进农场", "创业农场"], id="called-by-a-hope"),
        pytest.param("大会在云河、漳河举行。", ["云河", "漳河"], id="rivers-of-two-characters"),
        pytest.param("走访远山农业、云河物流。", [], id="firms-called-by-a-mountain-and-a-river"),
        pytest.param("境内老榆河、石门水库第一期工程开工。", ["老榆河", "石门水库"], id="part-of-a-site-is-begun"),
        pytest.param("石门水库工程量很大。", [], id="how-much-is-built"),
        pytest.param("外宾相聚合肥，客商齐聚芜湖。", ["合肥", "芜湖"], id="gathered-at"),
        pytest.param("在湖南长沙举行的大会上发言。", ["长沙"], id="province-and-city-in-one-word"),
        pytest.param("慰问苏区干部。", [], id="areas-of-a-time"),
        pytest.param("与率队的青河县县长某某会谈。", [], id="whose-head"),
        pytest.param("来到云海高速公路扩容工程红岩收费站。", ["云海高速公路扩容工程红岩收费站"], id="site-of-works"),
        pytest.param("走进柳湾街道红枫社区核电生活区。", ["柳湾街道红枫社区核电生活区"], id="quarter-of-a-plant"),
        pytest.param("检查云溪河涌、石桥村钢铁市场。", ["云溪河涌", "石桥村钢铁市场"], id="creek-and-market"),
        pytest.param("在主要街道开展宣传活动。", [], id="streets-at-large"),
        pytest.param("云湖特大桥通车。", ["云湖特大桥"], id="very-large-bridge"),
    ],
)
def test_places(body, places):
    assert [each.name for each in read(body)[0]] == places


@pytest.mark.parametrize(
    ("body", "orgs"),
    [
        pytest.param(
            "区教育局、区住建局、区执法大队等主要及分管负责同志参加。", [], id="whose-heads-attend-of-odd-words"
        ),
        pytest.param(
            "到青河市高级中学和远山装备制造厂调研。", ["青河市高级中学", "远山装备制造厂"], id="school-and-works"
        ),
        pytest.param("市财政局、住建、国投等单位负责人参加。", [], id="whose-heads-attend"),
        pytest.param("市财政局、市交通局主要负责人参加。", [], id="whose-heads-attend-by-full-names"),
        pytest.param("市财政局组织干部职工开展活动。", ["市财政局"], id="staff-behind-the-verb"),
        pytest.param(
            "签约仪式上,青河县政府与远桥集团签署了协议。", ["青河县政府", "远桥集团"], id="ascii-comma-before-two-sides"
        ),
        pytest.param("她们以巨大优势战胜美国队。", ["美国队"], id="team-of-a-country-behind-a-verb"),
        pytest.param("被告单位远桥公司、云海公司提出上诉。", ["远桥公司", "云海公司"], id="noun-before-a-firm"),
        pytest.param("送去党和政府的关怀，慰问党和政府。", [], id="party-and-government-at-large"),
        pytest.param(
            "到县消防救援大队、县公安局指挥中心等单位慰问。", ["县消防救援大队", "县公安局指挥中心"], id="a-brigade"
        ),
        pytest.param("县医院及县法院召开会议。", ["县医院", "县法院"], id="and-before-a-body"),
        pytest.param("校园足球和啦啦队活动举行。", [], id="cheerleading"),
        pytest.param(
            "走访远山农业、青穗福、市农业园、石桥马铃薯专业合作社等地。",
            ["远山农业", "青穗福", "石桥马铃薯专业合作社"],
            id="firms-by-their-trade-and-their-list",
        ),
        pytest.param("考察高效农业、智能装备、特色旅游等产业。", [], id="trades-that-are-no-firms"),
        pytest.param("到龙头企业远桥电子有限公司调研。", ["远桥电子有限公司"], id="what-a-firm-is-counted-among"),
        pytest.param(
            "在云溪生物科技有限公司，县长详细了解生产。", ["云溪生物科技有限公司"], id="registered-firm-of-common-words"
        ),
        pytest.param(
            "会议听取了县水利局、青河供水公司关于条例实施情况的汇报。",
            ["县水利局", "青河供水公司"],
            id="who-reports",
        ),
        pytest.param("听取了青河县政协有关情况的汇报。", ["青河县政协"], id="who-reports-on-what"),
        pytest.param("在商会会长某甲、秘书长某乙等商会班子陪同下参观。", [], id="who-came-from-a-chamber"),
        pytest.param("听取县博物馆设计方案的汇报。", [], id="only-the-matter-of-a-report"),
        pytest.param("市农业局、市供水集团的主要领导参加考察。", [], id="whose-leaders-attend"),
        pytest.param("慰问县消防救援大队全体指战员。", ["县消防救援大队"], id="a-brigade-by-its-crew"),
        pytest.param("县政协视察组开展视察。", ["县政协视察组"], id="those-who-inspect"),
        pytest.param(
            "甲州学院与远山先进材料联合研究院签署协议。", ["甲州学院", "远山先进材料联合研究院"], id="a-joint-institute"
        ),
        pytest.param("市财政局联合市教育局印发通知。", ["市财政局", "市教育局"], id="jointly-with-another"),
        pytest.param("由市体育局、市篮球协会主办。", ["市体育局", "市篮球协会"], id="hosts"),
        pytest.param("由市总工会主办、市第二中学承办的比赛开赛。", ["市总工会", "市第二中学"], id="host-and-organiser"),
        pytest.param("甲州学院与远桥科技有限公司签订协议。", ["甲州学院", "远桥科技有限公司"], id="partners"),
        pytest.param("记者从市气象局获悉，今起降温。", ["市气象局"], id="source"),
        pytest.param("市水利局、市应急管理局分别汇报了情况。", ["市水利局", "市应急管理局"], id="subjects"),
        pytest.param("青河县、柳湾区作表态发言。", ["青河县", "柳湾区"], id="divisions-that-speak"),
        pytest.param("市文化和旅游局发布消息。", ["市文化和旅游局"], id="joint-inside-a-name"),
        pytest.param("市教育局和市财政局联合印发通知。", ["市教育局", "市财政局"], id="joint-between-names"),
        pytest.param("走访云海（甲州）新能源有限公司。", ["云海（甲州）新能源有限公司"], id="bracket-inside-a-name"),
        pytest.param(
            "分别为远桥机械有限公司（远桥）、云海制药有限公司（云海）。",
            ["远桥机械有限公司", "云海制药有限公司"],
            id="brackets-behind-names",
        ),
        pytest.param(
            "吸引了远桥机械、云海药业、青穗种业等120家企业参加。",
            ["远桥机械", "云海药业", "青穗种业"],
            id="list-of-firms",
        ),
        pytest.param("到市中等职业学校调研。", ["市中等职业学校"], id="secondary-is-not-and-so-on"),
        pytest.param("合肥代表队获得金牌，东道主合肥队第二。", ["合肥代表队", "合肥队"], id="team"),
        pytest.param(
            "市文明办、团市委、市志愿者协会联合举办培训班。",
            ["市文明办", "团市委", "市志愿者协会"],
            id="office-and-league",
        ),
        pytest.param("我区与深圳市龙华区签订协议。", ["深圳市龙华区"], id="district-as-partner"),
        pytest.param(
            "甲州学院与青云大学附属医院共建心血管病中心。", ["甲州学院", "青云大学附属医院"], id="verb-behind-an-ending"
        ),
        pytest.param("来自实验小学的师生参加。", ["实验小学"], id="from-where"),
        pytest.param("县人大常委会全体会议召开。", ["县人大常委会"], id="meets"),
        pytest.param(
            "市长率市财政局负责人走访远桥电力、云海医药、青穗种业等企业。",
            ["远桥电力", "云海医药", "青穗种业"],
            id="list-behind-another",
        ),
        pytest.param("香港特别行政区政府驻沪办事处举办活动。", ["香港特别行政区政府驻沪办事处"], id="office-abroad"),
        pytest.param("我县代表团参加审议。", [], id="our-delegation"),
        pytest.param("青河县党政代表团来甲考察。", ["青河县党政代表团"], id="delegation"),
        pytest.param("认真落实省委省政府部署要求。", [], id="only-whose-orders"),
        pytest.param("讨论企业、学校和医院的问题。", [], id="common-words"),
        pytest.param("全市13支代表队参赛。", [], id="counted-teams"),
        pytest.param("研究市科技馆建设、青云大学筹建等工作。", [], id="only-the-matter"),
        pytest.param("市政府与远桥集团签署协议。", ["市政府", "远桥集团"], id="own-government-as-a-side"),
        pytest.param("远桥集团与市政府签署协议。", ["远桥集团", "市政府"], id="own-government-as-the-other-side"),
        pytest.param("市政府召开常务会议，与会人员发言。", [], id="own-government-meets"),
        pytest.param(
            "先后前往新创立家居用品有限公司、云溪烟叶公司、交警四大队。",
            ["新创立家居用品有限公司", "云溪烟叶公司", "交警四大队"],
            id="verb-as-a-firm-s-name",
        ),
        pytest.param("市发改委、住建委、规划、青河区政府主要负责人参加。", [], id="whose-heads-attend-of-bare-words"),
        pytest.param("听取市经信委、市建委等部门的汇报。", ["市经信委", "市建委"], id="torn-commissions"),
        pytest.param("成立县归侨联合会。", ["县归侨联合会"], id="founded"),
        pytest.param("远桥集团正式成立青河县农业公司。", ["远桥集团", "青河县农业公司"], id="founded-by"),
        pytest.param("会谈围绕合作组建甲州人才集团进行。", [], id="to-be-founded"),
        pytest.param("市长、市防汛抗旱指挥部指挥长到会。", [], id="head-of-headquarters"),
        pytest.param("副省长、民进湖东省委会主委到会。", [], id="head-of-a-party-s-branch"),
        pytest.param("云溪妇产医院队对阵青河医院队。", ["云溪妇产医院队", "青河医院队"], id="teams-of-hospitals"),
        pytest.param(
            "来到远桥集团、云海机械有限公司和综合管廊工程。", ["远桥集团", "云海机械有限公司"], id="works-are-no-firm"
        ),
        pytest.param(
            "听取住建局、农业和农村局、自然资源和规划局等部门关于供水的汇报。",
            ["住建局", "农业和农村局", "自然资源和规划局"],
            id="joint-inside-the-names-of-offices",
        ),
        pytest.param(
            "在市财政局就增收进行调研，与财政、税务、发改等部门座谈。", ["市财政局"], id="looked-into-at-an-office"
        ),
        pytest.param("浙江省工商联主席、远桥集团董事长来访。", ["远桥集团"], id="post-in-a-mass-organisation"),
        pytest.param("在参加江苏代表团审议时作了讲话。", [], id="where-something-was-said"),
        pytest.param("副市长率县党政考察团到访。", ["县党政考察团"], id="led-by"),
        pytest.param(
            "由市文化旅游和广播电视局、市体育事务服务中心、柳湾街道办主办。",
            ["市文化旅游和广播电视局", "市体育事务服务中心", "柳湾街道办"],
            id="hosts-that-end-like-sites",
        ),
        pytest.param(
            "柳湾街道新时代文明实践所、柳湾街道石桥社区协办。",
            ["柳湾街道新时代文明实践所", "柳湾街道石桥社区"],
            id="hosts-without-由",
        ),
        pytest.param(
            "市政府与海虹（中国）有限公司签署备忘录。",
            ["市政府", "海虹（中国）有限公司"],
            id="short-name-before-a-bracket",
        ),
        pytest.param(
            "10月23日，浙江立新检测技术有限公司总经理到访。", ["浙江立新检测技术有限公司"], id="adverb-as-a-name"
        ),
        pytest.param("投资成立农业发展有限公司。", [], id="what-was-done-is-no-name"),
        pytest.param(
            "院长代表该学院与青河县海力机械制造有限公司签署协议。", ["青河县海力机械制造有限公司"], id="signed-for"
        ),
        pytest.param(
            "深入县委办、政府办、国土局、水务局防汛办、气象局督查。",
            ["县委办", "政府办", "国土局", "水务局防汛办", "气象局"],
            id="offices-in-short",
        ),
        pytest.param("县人大办、政协办汇报了情况。", ["县人大办", "政协办"], id="offices-of-the-houses"),
        pytest.param("市长率省防汛督导组到会。", ["省防汛督导组"], id="led-from-the-province"),
        pytest.param("湖东南部华侨协会会长来访。", ["湖东南部华侨协会"], id="body-and-head-in-one-word"),
        pytest.param("20个友城代表团到会。", [], id="counted-delegations"),
        pytest.param("参观我市投资企业远桥新材料科技有限公司。", ["远桥新材料科技有限公司"], id="counted-among-ours"),
        pytest.param("市长代表甲州市与陶波市、苏博蒂察市签订协议。", ["陶波市", "苏博蒂察市"], id="sister-cities"),
        pytest.param("兴安盟与远桥集团签署协议。", ["兴安盟", "远桥集团"], id="league"),
        pytest.param("县里组织10人去昔阳县大寨大队参观。", ["昔阳县大寨大队"], id="went-to-a-brigade"),
        pytest.param("一行十分关心农村薄弱学校建设。", [], id="what-is-cared-for"),
        pytest.param(
            "镇水务局、镇统战办等职能部门及甲、乙社区负责人陪同。", [], id="whose-heads-attend-of-offices-and-quarters"
        ),
        pytest.param(
            "青河县人民政府与远桥文化有限公司，就供水签约。",
            ["青河县人民政府", "远桥文化有限公司"],
            id="two-sides-before-a-comma",
        ),
        pytest.param("石桥镇中心卫生院也开展义诊活动。", ["石桥镇中心卫生院"], id="hospital-of-a-town"),
        pytest.param("市一院、市二院开展义诊活动。", ["市一院", "市二院"], id="hospitals-by-number"),
        pytest.param("市卫生和计划生育局组织开展活动。", ["市卫生和计划生育局"], id="plan-inside-a-name"),
        pytest.param("云溪供水总公司具体负责施工。", ["云溪供水总公司"], id="how-it-acts"),
        pytest.param("柳湾社区卫生服务中心以健康为主题开展活动。", ["柳湾社区卫生服务中心"], id="led-by-以"),
        pytest.param(
            "云湖特大桥工程建设指挥部汇报了进展。", ["云湖特大桥工程建设指挥部"], id="headquarters-of-a-bridge"
        ),
        pytest.param("在此期间青河县与远桥集团签订协议。", ["青河县", "远桥集团"], id="meanwhile"),
        pytest.param("青河县人民武装部（简称县人武部）改归地方。", ["青河县人民武装部"], id="called-in-short"),
    ],
)
def test_organisations(body, orgs):
    assert [each.name for each in read(body)[1]] == orgs


def test_a_site_of_common_words_where_somebody_is_named():
    places, _ = read("在红枣产业园，沈一帆了解了生产。在生产车间，沈一帆察看设备。", people=("沈一帆",))
    assert [each.name for each in places] == ["红枣产业园"]


def test_a_reporter_in_a_bracket_belongs_to_no_name():
    _, orgs = read("首尔6月15日电（王建平）韩国青山市代表团到访。", people=("王建平",))
    assert [each.name for each in orgs] == ["韩国青山市代表团"]


def test_a_day_between_two_sides_and_their_verb():
    entry = Entry(n=1, title="", body="青河县政府与远桥集团今天(1月29日)在县城签署协议。")
    on = date(2023, 1, 29)
    day = DateMention(
        "今天(1月29日)", Span(10, 19), on, on, Precision.DAY, DateKind.MAIN, edtf="2023-01-29", rule="", anchor="text"
    )
    _, orgs = name_mentions(entry, (), (day,), NameBook())
    assert [each.name for each in orgs] == ["青河县政府", "远桥集团"]


def test_public_body_of_a_post_is_told_with_the_person():
    places, orgs = read("市教育局局长王建平出席，远桥集团董事长李文山签约。", people=("王建平", "李文山"))
    assert [each.name for each in orgs] == ["远桥集团"]
    assert places == ()


def test_visited_body_is_an_organisation_and_venue_is_both():
    assert [[each.name for each in side] for side in read("到青云大学调研。")] == [[], ["青云大学"]]
    assert [[each.name for each in side] for side in read("论坛在青云大学举行。")] == [["青云大学"], ["青云大学"]]


def test_own_place_by_one_character_is_the_scene():
    places, _ = read("一行来洛调研，并在洛召开座谈会。", place="洛阳市")
    assert [(each.name, each.spans, each.rule) for each in places] == [
        ("洛阳", (Span(3, 4), Span(9, 10)), "place-abbreviated")
    ]


def test_fullest_form_of_title_and_body_is_kept_with_the_spans_of_the_shorter():
    _, orgs = read("3月5日，市妇联召开会议。", title="甲州市妇联召开会议")
    assert [(each.name, each.spans) for each in orgs] == [("甲州市妇联", (Span(5, 8),))]


def test_title_calls_the_province_by_its_character():
    _, orgs = read("记者从重庆市体育局获悉，比赛将开幕。", title="渝体育局发布赛程", place="重庆市")
    assert [each.name for each in orgs] == ["重庆市体育局"]


def test_title_names_the_county_in_short_and_the_body_in_full():
    places, _ = read("7月29日，栾川县上榜。", title="栾川上榜百强县")
    assert [(each.name, each.spans) for each in places] == [("栾川县", (Span(6, 9),))]


def test_firms_learnt_in_one_entry_are_known_in_another():
    first = Entry(n=1, title="", body="远桥机械、云海药业等企业参加。")
    second = Entry(n=2, title="", body="先后到远桥机械、云海药业调研。")
    book = NameBook.learn([first, second], place=None)
    _, orgs = name_mentions(second, (), (), book)
    assert [(each.name, each.rule) for each in orgs] == [("远桥机械", "org-visited"), ("云海药业", "org-visited")]


@given(
    st.lists(
        st.sampled_from(
            ["到", "在", "由", "、", "和", "青河县", "市水利局", "举行", "，", "。", "远桥公司", "等企业", "（", "）"]
        ),
        max_size=25,
    )
)
def test_spans_hold_the_name_or_its_short_form(parts):
    body = "".join(parts)
    for side in read(body):
        for each in side:
            assert each.spans
            for start, end in each.spans:
                assert body[start:end] in each.name


def test_long_hostile_lists_are_read_in_time_linear_in_their_length():
    body = "到" + "青河县、" * 5000 + "（" * 5000 + "等企业" * 5000
    read(body)


def test_a_government_by_its_level_alone_is_generic():
    assert words_of("own") <= words_of("generic")


def test_lexicon_is_whole():
    assert {"洛阳市", "和田地区", "巴音郭楞蒙古自治州", "孟津县", "臺北市"} <= divisions()
    assert short_divisions()["巴音郭楞"] == "巴音郭楞蒙古自治州"
    assert set(suffixes().values()) == {
        "firm", "school", "hospital", "organ", "society", "team", "research", "press", "admin", "venue", "site", "none",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "name", "rule"),
    [
        pytest.param("青河县、柳湾县分别作了发言。", "青河县", "division-speaker", id="speaks"),
        pytest.param("柳湾县与某大学签订协议。", "柳湾县", "division-with", id="signs"),
    ],
)
def test_a_division_that_acts_is_told_from_other_bodies(body, name, rule):
    _, orgs = read(body)
    assert (name, rule) in [(each.name, each.rule) for each in orgs]


@pytest.mark.parametrize(
    ("body", "places", "orgs"),
    [
        pytest.param(
            "县委书记率云山县党政代表团赴青河县考察。", ["青河县"], ["云山县党政代表团"], id="who-leads-is-no-name"
        ),
        pytest.param("一声锣响，10分钟内传遍全乡。", [], [], id="the-whole-township"),
        pytest.param("市长到石岩港化工园调研。", ["石岩港化工园"], [], id="park-of-a-trade"),
        pytest.param("云州市立美术馆开馆。", ["云州市立美术馆"], [], id="founded-by-a-city"),
    ],
)
def test_names_end_where_they_end(body, places, orgs):
    found = read(body)
    assert tuple([each.name for each in part] for part in found) == (places, orgs)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("县教师发展中心", id="of-teachers"),
        pytest.param("云州公共资源交易中心", id="of-resources"),
        pytest.param("云州股权交易中心", id="of-shares"),
    ],
)
def test_a_centre_that_runs_a_trade_is_a_body(name):
    places, orgs = read(f"副县长到{name}调研。")
    assert ([each.name for each in places], [each.name for each in orgs]) == ([], [name])
