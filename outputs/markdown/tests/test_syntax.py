"""Markdown that says what the text says, and nothing that nobody wrote."""

import pytest

from outputs.markdown.syntax import from_html, line, link, plain, table, together

BASE = "https://example.org/spots/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一段。</p><p>又一段。</p>", "一段。\n\n又一段。"),
        ("<p>说<b>要紧</b>的</p>", "说**要紧**的"),
        ('<p>见<a href="/credit/">查商户</a></p>', "见[查商户](https://example.org/credit/)"),
        ("<p>先</p><ul><li>甲</li><li>乙</li></ul><p>后</p>", "先\n\n- 甲\n- 乙\n\n后"),
        ("<ol><li>甲</li><li>乙</li></ol>", "1. 甲\n2. 乙"),
        ("<ul><li>外<ul><li>内</li></ul></li></ul>", "- 外\n   - 内"),
        ("<p>上<br/>下</p>", "上  \n下"),
        ("<p>a &lt;b&gt; *c* _d_ [e]</p>", r"a \<b\> \*c\* \_d\_ \[e\]"),
        ("<p></p><ul><li></li></ul>", ""),
        ("<p>12315</p>", "12315"),
        ("<ol><li>3</li><li></li></ol>", "1. 3"),
        ("<script>x</script><p>好</p>", "x\n\n好"),
        ("<p>没有结尾", "没有结尾"),
        ("</ul></a></li>", ""),
        ("<p>见https://a.cn/b_c，再看</p>", "见<https://a.cn/b_c>，再看"),
        ('<p>见<a href="https://a.cn/">https://a.cn/x_y</a>、别处</p>', r"见[https://a.cn/x\_y](https://a.cn/)、别处"),
        ('<p><a href="https://a.cn/(b">甲</a></p>', "[甲](<https://a.cn/(b>)"),
    ],
)
def test_rich_text(html, expected):
    assert from_html(html, BASE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 不是标题", r"\# 不是标题"),
        ("1. 不是列表", r"\1. 不是列表"),
        ("- 不是", r"\- 不是"),
        ("#标签", "#标签"),
        ("a|b", r"a\|b"),
        ("网址https://a.cn/b、https://a.cn/c；", "网址<https://a.cn/b>、<https://a.cn/c>；"),
        ("（http://a.cn:8000/b?c=d&e=f#g）", "（<http://a.cn:8000/b?c=d&e=f#g>）"),
        ("见 https://a.cn/b.", "见 <https://a.cn/b>."),
        ("(https://a.cn/a_b*c)", "(<https://a.cn/a_b*c>)"),
        ("https://a.cn/]（x）<b>", r"<https://a.cn/>\]（x）\<b\>"),
        ("HTTPS://A.CN/b。", "<HTTPS://A.CN/b>。"),
        ("https://", "https://"),
    ],
)
def test_plain_text_makes_no_marks(text, expected):
    assert plain(text) == expected


def test_a_line_is_one_line():
    assert line("上\n\n# 下") == r"上 \# 下"


def test_an_address_in_the_words_of_a_link_is_no_link_of_its_own():
    assert link("https://a.cn/", "/b/") == "[https://a.cn/](/b/)"


def test_a_link_with_a_blank_in_it():
    assert link("图", "/a b/") == "[图](</a b/>)"


def test_a_cell_cannot_end_its_row():
    assert table(["名"], [["甲|乙\n丙"]]) == "| 名 |\n| --- |\n| 甲\\|乙 丙 |"


def test_items_that_follow_each_other_are_one_list():
    assert together("字", "- 甲", "- 乙", "", "字") == "字\n\n- 甲\n- 乙\n\n字"
