"""What announced and accompanying events are called: printed words, none of them new, and no more than tell what and when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.feeds.clauses import SHORT, called, plain_clause


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        pytest.param("她要求，汛前必须逐座试闸，6月10日前完成", "汛前必须逐座试闸，6月10日前完成", id="who-told-it"),
        pytest.param("据悉，下一批奖补资金8月发放", "下一批奖补资金8月发放", id="hearsay"),
        pytest.param("据施工单位介绍，右线计划于5月下旬贯通", "右线计划于5月下旬贯通", id="source"),
        pytest.param(
            "市气象台预测，主汛期为6月中旬至7月下旬",
            "市气象台预测，主汛期为6月中旬至7月下旬",
            id="a-forecast-stays-one",
        ),
        pytest.param("因观众要求，4月20日晚加演一场", "因观众要求，4月20日晚加演一场", id="a-reason-is-no-speech"),
        pytest.param("会议要求，6月底前完成", "会议要求，6月底前完成", id="too-little-would-be-left"),
        pytest.param("5 月 25 日，运动季　启幕", "5月25日，运动季启幕", id="spaces-of-the-layout"),
        pytest.param("引进 Boeing 737 客机两架", "引进Boeing 737客机两架", id="spaces-between-words-of-latin-stay"),
    ],
)
def test_plain_clause(clause, name):
    assert plain_clause(clause) == name


DAY = date(2024, 5, 28)


@pytest.mark.parametrize(
    ("clause", "days", "name"),
    [
        pytest.param(
            "新桥全长一千二百米，计划于5月28日通车，届时两岸往来缩短至五分钟",
            (DAY, DAY),
            "新桥全长一千二百米，计划于5月28日通车",
            id="what-follows-the-date",
        ),
        pytest.param(
            "会议通报了地质灾害隐患点清单，要求责任人名单于5月28日前在村口公布",
            (DAY, DAY),
            "责任人名单于5月28日前在村口公布",
            id="asked-in-a-later-part",
        ),
        pytest.param(
            "园区负责人说，展馆将于五月二十八日开放，首批展出农具三百件",
            (DAY, DAY),
            "园区负责人说，展馆将于五月二十八日开放",
            id="months-in-han-numerals",
        ),
        pytest.param(
            "5月28日上午，赛事将在湖滨广场鸣枪，设全程和半程两个项目",
            (DAY, DAY),
            "5月28日上午，赛事将在湖滨广场鸣枪",
            id="a-bare-date-needs-what-follows",
        ),
        pytest.param(
            "展览将于5月28日开幕，持续至6月16日，每周一闭馆，观众凭证入场",
            (DAY, date(2024, 6, 16)),
            "展览将于5月28日开幕，持续至6月16日",
            id="the-last-of-two-dates",
        ),
        pytest.param(
            "15月28日号文件所称的园区明年将扩建二期，新增厂房三十万平方米",
            (DAY, DAY),
            "15月28日号文件所称的园区明年将扩建二期，新增厂房三十万平方米",
            id="another-number-is-no-date",
        ),
        pytest.param(
            "全部工程下个月底前完成，届时将惠及居民近四十万人",
            (DAY, DAY),
            "全部工程下个月底前完成，届时将惠及居民近四十万人",
            id="a-date-in-other-words",
        ),
        pytest.param("5月28日通水，届时惠及四万人", (DAY, DAY), "5月28日通水，届时惠及四万人", id="short-enough"),
        pytest.param(
            "负责人介绍5月28日以来汛情的发展和各县区的应对情况，会议要求再查一遍",
            (DAY, DAY),
            "负责人介绍5月28日以来汛情的发展和各县区的应对情况",
            id="a-verb-inside-stays",
        ),
    ],
)
def test_an_announced_event_is_called_by_what_and_when(clause, days, name):
    assert called("planned", clause, *days) == name


@pytest.mark.parametrize("kind", ["also", "recurring"])
def test_of_what_happened_and_of_schedules_nothing_is_cut(kind):
    clause = "至5月28日凌晨4时，全市转移群众三千四百二十七人，无人员伤亡"
    assert called(kind, clause, DAY, DAY) == clause


def test_without_days_nothing_is_cut():
    clause = "新桥全长一千二百米，计划于5月28日通车，届时两岸往来缩短至五分钟"
    assert called("planned", clause, None, None) == clause


@given(
    st.lists(st.text("会要求月日5年月28，据悉介绍表示 　于将开幕", max_size=20), max_size=5).map("，".join),
    st.dates(),
    st.sampled_from(["planned", "also", "recurring"]),
)
def test_a_name_is_a_stretch_of_the_clause(clause, day, kind):
    name = called(kind, clause, day, day)
    assert name in plain_clause(clause)
    assert name or not clause.strip()
    assert len(plain_clause(clause)) <= SHORT or len(name) >= 8
