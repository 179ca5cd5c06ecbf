"""Tables of events as spreadsheets export them and Markdown writes them: each row an entry that opens with its date."""

from __future__ import annotations

from itertools import pairwise

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.repair.columns import unfold
from calendar_app.bulletin.repair.delimited import untable
from calendar_app.model.bulletin import RegionKind

TABLES = {
    "numbers-and-other-cells": (
        "序号,时间,内容,参加领导\n1,2022/4/1,森林防火指挥部召开会议,林岳\n2,2022/4/6,县人民医院签约,\n",
        ["2022/4/1　森林防火指挥部召开会议　林岳", "2022/4/6　县人民医院签约"],
    ),
    "date-behind": (
        "事项,日期,地点\n白鹭小学举行入队仪式,2021-06-01,白鹭小学\n环境日骑行活动,2021-06-05,滨河公园\n",
        ["2021-06-01　白鹭小学举行入队仪式　白鹭小学", "2021-06-05　环境日骑行活动　滨河公园"],
    ),
    "midnight": (
        "日期\t事项\t单位\n2023/3/2 0:00:00\t春耕现场会召开\t农业局\n2023/3/9 0:00:00\t审批大厅启用\t审批局\n",
        ["2023/3/2　春耕现场会召开　农业局", "2023/3/9　审批大厅启用　审批局"],
    ),
    "year-month-day-apart": (
        "年,月,日,大事\n2019,1,4,街道召开年度会议\n2019,2,14,慰问环卫工人\n",
        ["2019年1月4日　街道召开年度会议", "2019年2月14日　慰问环卫工人"],
    ),
    "clock": (
        "日期,时间,事项\n2024-05-06,09:00,理论学习中心组学习\n2024-05-08,全天,防灾演练举行\n",
        ["2024-05-06　理论学习中心组学习　09:00", "2024-05-08 全天　防灾演练举行"],
    ),
    "until": (
        "开始日期,结束日期,活动名称\n2023年5月1日,5月3日,茶文化节\n2023年6月8日,,河道清淤开工\n",
        ["2023年5月1日至5月3日　茶文化节", "2023年6月8日　河道清淤开工"],
    ),
    "merged-dates": (
        "日期,事项,单位\n2023-07-03,暑期托管班开班,教育局\n,消防演练举行,应急局\n2023-07-09,防汛会商,水利局\n",
        ["2023-07-03　暑期托管班开班　教育局", "消防演练举行　应急局", "2023-07-09　防汛会商　水利局"],
    ),
    "quotes": (
        '日期,事项\n2023-03-15,"""3·15""维权活动举行,\n三百人参加"\n2023-03-28,"湿地公园一期开园,免票一周"\n',
        ['2023-03-15　"3·15"维权活动举行,三百人参加', "2023-03-28　湿地公园一期开园,免票一周"],
    ),
    "commas-without-quotes": (
        "日期,事项,单位\n2023-03-02,春耕现场会召开,部署机耕作业,农业局\n2023-03-09,审批大厅启用,审批局\n",
        ["2023-03-02　春耕现场会召开，部署机耕作业　农业局", "2023-03-09　审批大厅启用　审批局"],
    ),
    "markdown-without-outer-bars": (
        "时间 | 地点 | 大事\n---|---|---\n2月3日 | 东湖 | 龙舟下水。\n2月7日 | 老城 | 灯会开幕。\n",
        ["2月3日　东湖　龙舟下水。", "2月7日　老城　灯会开幕。"],
    ),
    "heads-again": (
        "日期;事项;单位\n2023-01-03;慰问职工;工会\n日期;事项;单位\n2023-01-09;年货节开市;商务局\n",
        ["2023-01-03　慰问职工　工会", "2023-01-09　年货节开市　商务局"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_each_row_is_an_entry(name: str) -> None:
    table, bodies = TABLES[name]
    text = f"砚川市2023年大事记\n\n{table}"
    bulletin = read_bulletin(text.encode(), source="x.csv")
    assert [entry.body for entry in bulletin.entries] == bodies
    assert all(a.end == b.start for a, b in pairwise(bulletin.regions))
    assert not [r for r in bulletin.regions if r.kind is RegionKind.UNREAD]
    assert any(r.rule == "table-head" for r in bulletin.regions)


def test_a_row_without_a_date_has_the_day_of_the_row_above() -> None:
    text = f"砚川市2023年大事记\n\n{TABLES['merged-dates'][0]}"
    bulletin = read_bulletin(text.encode(), source="x.csv")
    assert bulletin.entries[1].dateline == "2023-07-03"


NO_TABLES = {
    "figures": "日期,最高,最低,降水\n2023-07-01,31,22,0\n2023-07-02,33,23,12\n2023-07-03,30,21,4\n",
    "no-time": "姓名,单位,职务\n林岳,县委办公室,主任科员\n郑川,县农业农村局,副局长级\n",
    "sentence": "时间,地点都已公布\n7月1日,全县庆祝大会召开,表彰先进。\n",
    "names": "序号\t姓名\t村组\n1\t林岳\t东山村三组\n2\t郑川\t西河村一组\n",
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_other_tables_stay_as_they_stand(name: str) -> None:
    lines = read_lines(NO_TABLES[name])
    assert untable(NO_TABLES[name], lines) == lines


def test_rows_are_not_cut_anew() -> None:
    row = "2023-07-03,△暑期托管班开班。△消防演练举行。△防汛会商。△全县农机检修完毕。△夏粮收购结束,教育局\n"
    text = f"日期,事项,单位\n{row}{row}"
    lines = untable(text, read_lines(text))
    assert unfold(text, lines) == lines


@pytest.mark.parametrize("cell", ['"', '"a', ",", "\t", "|", '""'])
def test_reading_rows_is_linear(cell: str) -> None:
    text = "日期,事项\n" + (cell * 50 + "\n") * 2000
    lines = read_lines(text)
    assert len(untable(text, lines)) <= len(lines)
