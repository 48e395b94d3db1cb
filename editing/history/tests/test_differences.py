"""A comparison marks the words that changed, in Chinese as in English."""

import time

import pytest

from editing.history.differences import diff_text


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("", "", []),
        (None, "新写的", [("addition", "新写的")]),
        ("删掉的", "", [("deletion", "删掉的")]),
        ("没有变。", "没有变。", [("equal", "没有变。")]),
        (
            "开放时间改为每天上午九点到下午五点，周一闭馆。",
            "开放时间改为每天上午九点到晚上八点，周一闭馆。",
            [
                ("equal", "开放时间改为每天上午九点到"),
                ("deletion", "下午五"),
                ("addition", "晚上八"),
                ("equal", "点，周一闭馆。"),
            ],
        ),
        (
            "共有128家。电话12315。",
            "共有309家。电话12315。",
            [("equal", "共有"), ("deletion", "128"), ("addition", "309"), ("equal", "家。电话12315。")],
        ),
        (
            "第一句。第三句。",
            "第一句。第二句。第三句。",
            [("equal", "第一句。"), ("addition", "第二句。"), ("equal", "第三句。")],
        ),
    ],
)
def test_only_what_changed_is_marked(before, after, changes):
    assert diff_text(before, after).changes == changes


def test_both_texts_can_be_read_out_of_the_marks():
    before, after = "甲方在渝中区，乙方在江北区；每月一次。", "乙方在渝中区、南岸区，每季度两次。完。"
    changes = diff_text(before, after).changes
    assert "".join(words for kind, words in changes if kind != "addition") == before
    assert "".join(words for kind, words in changes if kind != "deletion") == after


def test_marks_carry_no_markup():
    assert "&lt;b&gt;" in diff_text("一", "一<b>").to_html()


def test_a_long_text_is_told_in_time():
    before = "".join(f"第{number}条 的的的的的的的的的的的的" for number in range(800))
    began = time.monotonic()
    assert diff_text(before, before[::-1]).changes
    assert time.monotonic() - began < 5
