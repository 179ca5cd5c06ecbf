"""Pages as offices print them: heads across columns, running heads, names of columns, short titles, days with an hour."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.page.masthead import find_masthead
from calendar_app.bulletin.page.running_heads import drop_repeats
from calendar_app.bulletin.repair.unwrap import Edge, _goes_on
from calendar_app.model.bulletin import Bulletin, RegionKind


def read(text: str) -> Bulletin:
    return read_bulletin(text.encode(), source="x.txt")


def entries(text: str) -> list[tuple[str, str]]:
    return [(entry.title, entry.body) for entry in read(text).entries]


TWO_COLUMNS = """\
                    云溪街道工作月报
                      2022年5月 第5期

街道召开清淤工作现场会                “邻里节”开幕
    5月4日，云溪街道召开河道清淤          5月12日，首届“邻里节”在东湖广
工作现场会，六个社区的负责人参         场开幕，三十户居民端来拿手菜，活
加并作了发言。                         动吸引五百余人。
街道夜查沿街餐馆                      书屋迁入新址
    5月9日晚，街道夜查沿街餐馆的          5月26日，桥头书屋迁入新址，藏书
燃气使用情况，发现隐患九处，都         增加到三千册，周末开放到晚九点。
已当场整改。
"""


def test_columns_below_a_head_that_is_set_across_them_are_read_one_after_the_other() -> None:
    found = read(TWO_COLUMNS)
    assert [entry.title for entry in found.entries] == [
        "街道召开清淤工作现场会",
        "街道夜查沿街餐馆",
        "“邻里节”开幕",
        "书屋迁入新址",
    ]
    assert [entry.body[:5] for entry in found.entries] == ["5月4日，", "5月9日晚", "5月12日", "5月26日"]


def test_running_heads_with_the_issue_or_the_page_are_those_of_the_title() -> None:
    lines = read_lines(
        "云溪市情\n2023·09\n\n市里开会\n9月4日，市里开会。\n云溪市情　　2023年第9期　　13\n14　云溪市情\n"
        "云溪市情调研会召开\n9月9日，会议召开。\n云溪市情　第10期\n"
    )
    masthead = find_masthead(lines)
    drop_repeats(lines)
    assert (masthead.years, masthead.month) == ((2023,), 9)
    assert [line.text for line in lines if line.rule == "running-head"] == [
        "云溪市情　　2023年第9期　　13",
        "14　云溪市情",
    ]


MARKED_COLUMNS = """\
云溪月报
2023年9月

◎ 时政 ◎
市领导察看秋粮收购
文/图　本报记者 白露
　　9月4日，市领导到桥头粮库察看秋粮收购工作，要求入
库粮食随到随收。

全市安全生产会议召开
　　9月8日，全市安全生产会议在云溪召开，会上通报了上
半年的检查情况。

◎ 民生 ◎
北桥恢复通行
　　9月18日，历经五个月的维修加固，北桥恢复通行，桥面
限载三十吨。
老街食堂开张
　　9月21日，老街食堂开张，八十七岁的居民也来尝鲜，头
一天坐了六十桌。
"""


def test_names_of_columns_between_two_signs_are_sections_and_titles_may_stand_close() -> None:
    found = read(MARKED_COLUMNS)
    assert [(entry.section, entry.title) for entry in found.entries] == [
        (("时政",), "市领导察看秋粮收购"),
        (("时政",), "全市安全生产会议召开"),
        (("民生",), "北桥恢复通行"),
        (("民生",), "老街食堂开张"),
    ]


def test_short_titles_in_brackets_stand_beside_longer_ones() -> None:
    found = entries(
        "云溪县一周要闻\n（2025年4月14日—4月20日）\n\n"
        "【县里检查茶山道路】4月14日，县里检查茶山道路。\n【春茶开采】4月15日，春茶开采。\n"
        "【任免】4月16日，县人大常委会通过任免名单。\n【注】以上据县政府网站。\n"
    )
    assert [title for title, _ in found] == ["县里检查茶山道路", "春茶开采", "任免"]


@pytest.mark.parametrize("hour", ["上午", "晚", "20时", "下午3时许"])
def test_a_day_with_its_hour_may_stand_alone_above_its_text(hour: str) -> None:
    found = read(
        f"云溪区大事记\n2023年5月\n\n5月4日\n    区里召开座谈会。\n5月9日{hour}\n    首趟班列发车。\n5月12日\n    区里演练。\n"
    )
    assert [(entry.body, entry.dateline[:4]) for entry in found.entries] == [
        ("区里召开座谈会。", "5月4日"),
        ("首趟班列发车。", "5月9日"),
        ("区里演练。", "5月12"),
    ]


def test_how_often_it_is_printed_tells_that_a_title_is_the_issues() -> None:
    found = read(
        "云溪县信息（月刊）\n2024年2月\n\n县里慰问老人\n2月2日，县里慰问老人。\n\n县里清雪\n2月5日，县里清雪。\n"
    )
    assert (found.title, found.period) == ("云溪县信息（月刊）", "2024-02")
    assert [entry.title for entry in found.entries] == ["县里慰问老人", "县里清雪"]


def test_a_month_with_the_kind_of_publication_heads_the_items() -> None:
    found = read(
        "云溪市人民政府公报\n2023年第8期\n\n【政务大事】\n\n2023年8月政务大事\n1日，市政府开会。\n4—5日，市里调研。\n9日，市里检查。\n"
    )
    assert [entry.body[:3] for entry in found.entries] == ["1日，", "4—5", "9日，"]
    assert {(entry.year, entry.month) for entry in found.entries} == {(2023, 8)}


def test_a_bold_heading_of_the_contents_is_no_entry() -> None:
    found = read(
        "云溪月报\n（2023年11月）\n\n**本期要目**\n\n政务 / 经济\n\n**县里学习**\n\n11月1日，县里集体学习。\n\n**县里开工**\n\n11月3日，桥梁开工。\n"
    )
    assert [entry.title for entry in found.entries] == ["县里学习", "县里开工"]
    assert [found.text[r.start : r.end].strip() for r in found.regions if r.kind is RegionKind.UNREAD] == [
        "政务 / 经济"
    ]


def test_a_paper_s_page_behind_a_day_tells_when_the_text_was_printed() -> None:
    found = read(
        "云溪日报电子版 2022年7月要闻选\n\n列车今日开行\n2022-07-01　第01版：要闻　作者：白露\n今日，列车开行。\n\n"
        "市里开会\n2022-07-05　第02版：综合\n昨日，市里开会。\n"
    )
    assert [(entry.title, str(entry.published)) for entry in found.entries] == [
        ("列车今日开行", "2022-07-01"),
        ("市里开会", "2022-07-05"),
    ]


def test_days_behind_titles_may_be_several_and_are_the_texts_own_before_days_up_to_which_something_lasts() -> None:
    found = read(
        "云溪市政协工作动态\n2024年9月\n\n调研组来云调研（9月4日—6日）\n调研组实地察看港口建设。\n\n"
        "书画展举办（9月28日）\n展出作品一百幅，展期至10月8日。\n\n提案督办（9月29日）\n要求12月31日前建成。\n"
    )
    assert [(entry.title, entry.dateline) for entry in found.entries] == [
        ("调研组来云调研", "9月4日至9月6日"),
        ("书画展举办", "9月28日"),
        ("提案督办", "9月29日"),
    ]


def test_labels_in_brackets_belong_to_the_titles_behind_them() -> None:
    found = entries(
        "云溪学院信息动态\n2023年5月\n\n【党建思政】学校召开学习会\n5月6日，学校召开学习会。\n\n"
        "【合作交流】代表团来访\n5月11日，代表团来校访问。\n\n【后勤】5月12日，公寓交付。\n"
    )
    assert found == [
        ("【党建思政】学校召开学习会", "5月6日，学校召开学习会。"),
        ("【合作交流】代表团来访", "5月11日，代表团来校访问。"),
        ("后勤", "5月12日，公寓交付。"),
    ]


def test_columns_of_a_chronicle_between_two_signs_are_sections() -> None:
    found = read(
        "云溪区情\n2021·12\n\n◆政治◆\n—— 12月1日，区里开会。\n—— 12月3日，区里选举。\n\n◆经济◆\n—— 12月7日，项目开工。\n"
    )
    assert [(entry.section, entry.body) for entry in found.entries] == [
        (("政治",), "12月1日，区里开会。"),
        (("政治",), "12月3日，区里选举。"),
        (("经济",), "12月7日，项目开工。"),
    ]


def test_a_paragraph_that_first_counts_up_to_a_day_is_an_item_among_others() -> None:
    days = ("6月1日", "6月5日", "6月8日", "6月12日", "6月22日")
    text = "云溪县2023年6月要情综述\n\n" + "\n\n".join(f"{day}，县里召开会议，部署有关工作。" for day in days)
    text += "\n\n受持续高温影响，截至6月25日，全县受旱四万亩。6月26日，县里启动应急响应。\n\n6月28日，县里降雨。\n"
    found = read(text)
    assert (found.title, len(found.entries)) == ("云溪县2023年6月要情综述", 7)
    assert found.entries[5].body.startswith("受持续高温影响")


def test_the_place_of_a_consultative_conference_is_behind_its_name() -> None:
    assert read("政协云溪市委员会大事记\n2024年9月\n\n9月2日，政协开会。\n9月5日，政协视察。\n").place == "云溪市"


def test_titles_behind_signs_may_stand_before_their_day_on_the_line_of_the_text() -> None:
    found = entries(
        "云溪一周要闻\n（2023年10月16日—10月22日）\n\n▲市里召开全体会议　10月18日，市里召开全体会议。\n"
        "▲秋粮收获已过八成　截至10月20日，秋粮收获过八成。\n▲供热今起全面达标　10月20日零时起，供热达标。\n"
        "▲市里筹备冬捕　10月21日，市里筹备冬捕。\n"
    )
    assert [title for title, _ in found] == ["市里召开全体会议", "秋粮收获已过八成", "供热今起全面达标", "市里筹备冬捕"]
    assert found[1][1] == "截至10月20日，秋粮收获过八成。"


def test_bold_heads_with_numbers_are_titles_without_them() -> None:
    found = read(
        "## 云溪市政务动态（2025年1月）\n\n### 一、重要活动\n\n**1.升旗仪式。**1月1日，市里举行升旗仪式。\n\n"
        "**2.走访慰问。**1月13日，市里走访慰问。\n\n### 二、领导调研\n\n**1.安全检查。**1月10日，市里检查安全。\n\n"
        "**2.5.12纪念碑修缮。**1月12日，纪念碑修缮。\n"
    )
    assert [(entry.section, entry.title) for entry in found.entries] == [
        (("重要活动",), "升旗仪式。"),
        (("重要活动",), "走访慰问。"),
        (("领导调研",), "安全检查。"),
        (("领导调研",), "2.5.12纪念碑修缮。"),
    ]


def test_brackets_above_titles_of_their_own_are_sections() -> None:
    found = read(
        "云溪州要情通报\n2024年第6期（6月）\n\n【要情聚焦】\n州旅游大会开幕\n6月6日，州旅游大会开幕。\n\n高铁通车\n"
        "6月26日，高铁通车。\n\n【领导活动】\n州长赴京对接\n6月12日，州长赴京对接。\n"
    )
    assert [(entry.section, entry.title) for entry in found.entries] == [
        (("要情聚焦",), "州旅游大会开幕"),
        (("要情聚焦",), "高铁通车"),
        (("领导活动",), "州长赴京对接"),
    ]


def test_the_first_of_several_months_below_a_title_heads_its_items() -> None:
    found = read(
        "云溪中学2023—2024学年第一学期大事记\n\n2023年8月\n27日  教职工大会召开。\n31日  军训汇报。\n2023年9月\n1日   开学典礼。\n"
        "2024年1月\n15日  期末考试。\n"
    )
    assert [(entry.year, entry.month) for entry in found.entries] == [(2023, 8), (2023, 8), (2023, 9), (2024, 1)]


CUT_AT_DATES = (
    "6月1日，县里召开座谈会，听取各乡镇关于儿童工作的汇报，并到县实验小学看望少年儿童。",
    "6月5日，县里召开文化旅游节筹备会议。据悉，今年的云溪文化旅游节将于8月10日至12日在古城举行。",
    "6月9日，县里检查防汛工作，要求各水库昼夜值守，备足物资，汛期自6月1日至9月30日，不得松懈。",
    "受持续高温少雨天气影响，全县农作物受旱面积四万余亩。6月12日，县里决定启动抗旱应急响应，增派水泵六十台。",
    "6月20日，县里举办群众文艺汇演，参加演出的有十六支队伍，观众三千余人，演出一直持续到22时。",
    "6月28日，县里公示先进名单，公示期为6月28日至7月4日，联系电话附后。",
    "6月30日，县里召开总结会议，表扬了先进集体，并提出7月1日至8月31日的工作要点。",
)


@pytest.mark.parametrize("width", range(24, 44, 2))
def test_a_page_of_one_column_whose_dates_are_cut_at_the_edge_is_read(width: int) -> None:
    lines = ["云溪县2023年6月要情"]
    for paragraph in CUT_AT_DATES:
        whole = "　　" + paragraph
        lines += [whole[at : at + width] for at in range(0, len(whole), width)]
    found = read("\n".join(lines))
    assert [d.code for d in found.diagnostics] == []
    assert [entry.body[:4] for entry in found.entries] == ["6月1日", "6月5日", "6月9日", "6月20", "6月28", "6月30"]


def test_publication_lines_and_their_titles_tell_nothing_of_the_edge() -> None:
    items = [
        (
            "市长主持召开会议",
            "2021-09-02",
            "昨日，市长主持召开市政府常务会议，研究秋季学期校园安全、项目投",
            "资等工作。",
        ),
        (
            "书记调研创建工作",
            "2021-09-06",
            "9月5日，市委书记到东方社区、码头农贸市场，调研文明城市创建工作",
            "并听取汇报。",
        ),
        ("我市庆祝教师节", "2021-09-10", "今天上午，我市庆祝教师节大会在市大剧院举行，会上宣读了表彰决定", "和名单。"),
    ]
    text = "云溪市政务要闻2021年9月\n"
    for title, day, first, rest in items:
        text += f"　　{title}\n　　发布时间：{day} 08:30　来源：云溪发布　浏览次数：977\n　　{first}\n{rest}\n"
    assert entries(text) == [(title, first + rest) for title, _, first, rest in items]


@pytest.mark.parametrize("name", ["新河医院", "明德中学", "北桥小学"])
def test_a_school_s_or_a_hospital_s_bulletin_is_its_own(name: str) -> None:
    assert read(f"{name}院务大事记（2023年11月）\n\n11月3日，体检中心启用。\n11月8日，召开座谈会。\n").place == name


def test_a_county_s_hospital_is_the_county_s() -> None:
    assert read("云溪县医院大事记（2023年11月）\n\n11月3日，体检中心启用。\n11月8日，开会。\n").place == "云溪县"


@pytest.mark.parametrize(("below", "joined"), [("86　字体：[大 中 小]", True), ("9月5日，市里开会。", False)])
def test_figures_that_the_edge_cuts_in_a_publication_line_go_on_and_dates_do_not(below: str, joined: bool) -> None:
    above, line = read_lines(f"发布时间：2021-09-06 08:30　来源：云溪发布　浏览次数：12\n{below}\n")
    edge = Edge(column=56, slack=4, counted=False)
    assert _goes_on(edge, above, line, apart=False, block=True) is joined
