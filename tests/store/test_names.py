"""Keys by which a person is found as one types."""

from __future__ import annotations

import pytest

from calendar_app.store.persons.names import keys_of


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("单小华", "shanxiaohua", "sxh"),
        ("仇远", "qiuyuan", "qy"),
        ("区伯", "oubo", "ob"),
        ("解春", "xiechun", "xc"),
        ("覃明", "qinming", "qm"),
        ("藏青", "zangqing", "zq"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("欧阳青", "ouyangqing", "oyq"),
        ("吕绿", "lvlv", "ll"),
        ("陳國強", "chenguoqiang", "cgq"),
        ("路易斯·克萨达", "luyisikesada", "lysksd"),
    ],
)
def test_a_name_is_found_by_its_reading_and_initials(name, full, initials):
    assert {full, initials} <= set(keys_of(name))


@pytest.mark.parametrize(("name", "other"), [("欧阳青", "ou"), ("明单", "mingshan"), ("尉迟恭", "weichigong")])
def test_readings_that_nobody_has_are_no_keys(name, other):
    assert other not in keys_of(name)


def test_a_name_is_found_by_any_part_of_it():
    assert {"路易斯·克萨达", "克萨达", "萨达", "达"} <= set(keys_of("路易斯·克萨达"))
