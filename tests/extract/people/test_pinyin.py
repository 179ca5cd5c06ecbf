from __future__ import annotations

import pytest

from calendar_app.extract.pinyin import pinyin_label, romanise


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("单小华", "shanxiaohua", "sxh"),
        ("仇远", "qiuyuan", "qy"),
        ("区伯", "oubo", "ob"),
        ("解春", "xiechun", "xc"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("欧阳青", "ouyangqing", "oyq"),
        ("吕绿", "lvlv", "ll"),
        ("陳國強", "chenguoqiang", "cgq"),
        ("路易斯·克萨达", "luyisikesada", "lyskcsd".replace("c", "", 1)),
    ],
)
def test_romanise(name, full, initials):
    assert romanise(name) == (full, initials)


@pytest.mark.parametrize(("name", "label"), [("单小华", "Shàn Xiǎohuá"), ("欧阳青", "Ōuyáng Qīng"), ("吕绿", "Lǚ Lǜ")])
def test_label(name, label):
    assert pinyin_label(name) == label
