"""More of what Word and WPS write: fields without words, symbols, shapes, merged cells, numbers of all kinds."""

from typing import Any

import pytest

from lessons.word_import import reader_process
from lessons.word_import.fields import equation_text

from .documents import NAMES, cell, levels, numbered, numbering, paragraph, relations, run, table, word
from .test_reading import STRUCK, UP, body, drawing, html, m, math, only_table, said, told


def bare_field(instruction: str, data: str = "") -> str:
    """A field of which the file holds only the instruction."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    words = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return f'{begin}{words}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


CHOICES = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="企业"/><w:listEntry w:val="个体"/></w:ddList>'


@pytest.mark.parametrize(
    ("instruction", "data", "shown"),
    [
        (r"eq \o\ac(○,1)", "", "①"),
        (r"EQ \f(1,200)", "", "1/200"),
        (r"EQ 10\s\up5(-3)", "", "10⁻³"),
        (r"EQ \r(3,a+b)", "", "³√(a+b)"),
        ("FORMDROPDOWN", f"<w:ffData>{CHOICES}</w:ffData>", "个体"),
        ("FORMCHECKBOX", '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>', "☑"),
        ("FORMCHECKBOX", "<w:ffData><w:checkBox><w:checked w:val='0'/></w:checkBox></w:ffData>".replace("'", '"'), "☐"),
        (r'SYMBOL 252 \f "Wingdings" \s 10', "", "✓"),
    ],
)
def test_a_field_without_words_says_what_word_draws(instruction, data, shown):
    assert f"前{shown}后" in html(word(paragraph(run("前"), bare_field(instruction, data), run("后"))))


def test_a_field_that_nobody_can_draw_is_told():
    assert "这里有一个域（AUTONUM）" in told(word(paragraph(bare_field("AUTONUM"), run("甲"))))
    assert "域" not in told(word(paragraph(bare_field('XE "索引"'), run("甲"))))


def test_an_old_phonetic_guide_is_ruby():
    data = word(paragraph(bare_field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(cháo),朝)'), run("天门")))
    assert html(data) == "<p>朝天门</p>"
    assert "“朝”的注音没有带进来：cháo" in told(data)


def test_an_equation_that_is_not_closed_loses_nothing():
    assert equation_text(r"\f(1,2") == "1/2"
    assert equation_text(r"a\,b") == "a,b"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        (run("\uf0fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "✓"),
        (run("abc", "<w:caps/>"), "ABC"),
        (run("10") + run("5", '<w:position w:val="12"/>'), "10⁵"),
    ],
)
def test_signs_are_what_they_look_like(content, shown):
    data = word(paragraph(run("前"), content))
    assert html(data) == f"<p>前{shown}</p>"
    assert told(data) == ""


def test_a_line_that_is_raised_as_a_whole_is_plain():
    assert html(word(paragraph(run("整行", '<w:position w:val="6"/>')))) == "<p>整行</p>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<w:r><w:sym w:font="方正符号" w:char="F1AA"/></w:r>', "字体 方正符号，编号 F1AA"),
        (run("\ue5d2"), "U+E5D2"),
        (run("\ue0000\ue001"), "U+E000"),
    ],
)
def test_a_sign_that_only_one_font_can_show_is_told(content, words):
    data = word(paragraph(run("前"), content))
    assert words in told(data)
    assert "0" in html(data) or "\ue000" not in html(data)


def test_every_text_box_of_a_group_is_kept():
    boxes = "".join(
        f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph(run(text))}</w:txbxContent></wps:txbx></wps:wsp>"
        for text in ("组合一", "组合二")
    )
    assert html(word(paragraph(f"<w:r>{drawing(boxes)}</w:r>", run("段")))) == "<p>段</p><p>组合一</p><p>组合二</p>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>', "艺术字或水印没有带进来：机密"),
        ("<w:r><w:object/></w:r>", "嵌着一个对象"),
        (f"<w:r>{drawing('<a:p><a:r><a:t>图形字</a:t></a:r></a:p>')}</w:r>", "图形里的文字"),
    ],
)
def test_what_floats_is_told_at_its_place(content, words):
    data = word(paragraph(run("段"), content), paragraph(run("后")))
    assert [words in each["value"] for each in body(data) if each["type"] == "notice"] == [True]
    assert "这些字没有带进来" not in told(data)


def test_words_of_a_diagram_are_told():
    data = f"<dgm:dataModel xmlns:dgm='x' {NAMES}><a:t>流程一步</a:t></dgm:dataModel>"
    shape = f"<w:r>{drawing('<dgm:relIds xmlns:dgm=&quot;x&quot;/>'.replace('&quot;', chr(34)))}</w:r>"
    assert "流程一步" in told(word(paragraph(run("见图"), shape), parts={"word/diagrams/data1.xml": data}))


def test_a_picture_of_old_word_stands_in_the_draft():
    picture = '<w:r><w:pict><v:shape><v:imagedata r:id="i1"/></v:shape></w:pict></w:r>'
    data = word(paragraph(run("图"), picture), parts=relations(i1=("image", "media/x.png")) | {"word/media/x.png": "x"})
    assert [block["type"] for block in body(data)] == ["paragraph", "picture"]


def test_a_part_without_content_is_told_where_it_would_stand():
    second = paragraph(run("第二节"), facts='<w:pStyle w:val="Heading1"/>')
    third = paragraph(run("第三节"), facts='<w:pStyle w:val="Heading1"/>')
    found = said(word(paragraph(run("甲")), second, '<w:altChunk r:id="a1"/>', third, paragraph(run("乙"))))
    assert [part["title"] for part in found["parts"]] == ["第一节", "第三节"]
    assert [block["type"] for block in found["parts"][1]["body"]] == ["notice", "notice", "paragraph"]
    assert "标题“第二节”下面没有内容" in found["parts"][1]["body"][0]["value"]


def test_a_heading_above_all_others_is_the_title():
    second = paragraph(run("一节"), facts='<w:pStyle w:val="Heading1"/>')
    found = said(word(second, paragraph(run("文"))))
    assert [found["title"], [part["title"] for part in found["parts"]]] == ["第一节", ["一节"]]


def test_a_frame_around_text_is_no_table():
    assert html(word(table([cell(paragraph(run("提示")) + paragraph(run("先断电")))]))) == "<p>提示</p><p>先断电</p>"


def test_a_row_that_begins_late_stands_under_its_columns():
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("二") + cell("三") + "</w:tr>"
    data = table([cell("头一"), cell("头二"), cell("头三")]).replace("</w:tbl>", late + "</w:tbl>")
    [block] = [each for each in body(word(data)) if each["type"] == "table"]
    assert block["value"]["rows"][0]["values"] == ["", "二", "三"]


def test_cells_merged_the_old_way_are_one():
    def old(text: str, merge: str) -> str:
        return f"<w:tc><w:tcPr><w:hMerge{merge}/></w:tcPr>{paragraph(run(text))}</w:tc>"

    row = [old("横", ' w:val="restart"'), old("", ""), cell("三")]
    value = only_table([cell("头一"), cell("头二"), cell("头三")], row)
    assert value["rows"][0] == ["横", "横", "三"]


def test_numbers_in_a_cell_are_written():
    lists = {"word/numbering.xml": numbering(levels(("decimal", "%1.")))}
    steps = f"<w:tc>{numbered('先', 1)}{numbered('后', 1)}</w:tc>"
    data = word(table([cell("头"), cell("步骤")], [cell("甲"), steps]), parts=lists)
    [block] = [each for each in body(data) if each["type"] == "table"]
    assert block["value"]["rows"][0]["values"] == ["甲", "1. 先 2. 后"]


@pytest.mark.parametrize(
    ("how", "text", "start", "shown"),
    [
        ("chineseCountingThousand", "第%1条", 119, "第一百一十九条 甲"),
        ("chineseCounting", "%1、", 100, "一百、甲"),
        ("chineseCounting", "%1、", 1003, "一千〇三、甲"),
        ("chineseLegalSimplified", "%1、", 12, "壹拾贰、甲"),
        ("ideographDigital", "%1、", 10, "一〇、甲"),
        ("decimalEnclosedParen", "%1", 2, "⑵ 甲"),
        ("ideographEnclosedCircle", "%1", 3, "㊂ 甲"),
        ("ordinal", "%1", 22, "22nd 甲"),
        ("none", "注：", 1, "注： 甲"),
        ("decimal", "（%1）", 1, "（1）甲"),
        ("decimal", "%1)", 1, "1)甲"),
    ],
)
def test_numbers_of_every_kind_are_what_word_shows(how, text, start, shown):
    lists = {"word/numbering.xml": numbering(levels((how, text), start=start))}
    assert html(word(numbered("甲", 1), parts=lists)) == f"<p>{shown}</p>"


def test_a_level_in_digits_alone():
    facts = levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2"))
    facts = facts.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:isLgl/>')
    data = word(numbered("甲", 1), numbered("子", 1, 1), parts={"word/numbering.xml": numbering(facts)})
    assert html(data) == "<p>第一章 甲</p><p>1.1 子</p>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (f"<m:limLow><m:e>{m('lim')}</m:e><m:lim>{m('x→0')}</m:lim></m:limLow>", "lim_(x→0)"),
        (f"<m:acc><m:e>{m('y')}</m:e></m:acc>", "y\u0302"),
        (
            '<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>' + f"<m:num>{m('5')}</m:num><m:den>{m('2')}</m:den></m:f>",
            "5；2",
        ),
    ],
)
def test_equations_keep_what_stands_above_and_below(content, shown):
    data = word(paragraph(math(content)))
    assert html(data) == f"<p>{shown}</p>"
    assert "这些字没有带进来" not in told(data)


def test_a_note_keeps_its_form_or_tells_it():
    inner: Any = paragraph(
        run("每平方米 10"),
        run("5", UP),
        run("旧", STRUCK),
        math(f"<m:f><m:num>{m('1')}</m:num><m:den>{m('2')}</m:den></m:f>"),
    )
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="2">{inner}</w:footnote></w:footnotes>'
    data = word(paragraph(run("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), parts={"word/footnotes.xml": notes})
    assert "［注1］每平方米 10⁵1/2" in html(data)
    assert "脚注里划掉的字没有带进来：旧" in told(data)


def test_a_link_inside_the_document_leads_nowhere_and_is_text():
    data = word(paragraph(f'<w:hyperlink w:anchor="x">{run("见下文")}</w:hyperlink>'))
    assert html(data) == "<p>见下文</p>"


def test_chapters_part_a_document_without_styles():
    lines = ["第一章 总则", "为了安全。", "第二章 责任", "人人有责。"]
    found = said(word(*(paragraph(run(line)) for line in lines), heading=""))
    assert [part["title"] for part in found["parts"]] == ["第一章 总则", "第二章 责任"]


WHITE = '<w:color w:val="FFFFFF"/>'


def test_white_words_on_white_are_told_and_left_to_the_editor():
    data = word(paragraph(run("看得见"), run("白字", WHITE)))
    assert [html(data), "白色的字没有带进来：白字" in told(data)] == ["<p>看得见</p>", True]
    assert "白字" in str(reader_process.word(data, "struck")["parts"][0]["body"][0])


@pytest.mark.parametrize(
    "content",
    [
        paragraph(run("白字", WHITE + '<w:shd w:val="clear" w:fill="003366"/>')),
        paragraph(run("白字", WHITE + '<w:highlight w:val="black"/>')),
        paragraph(run("白字", WHITE), facts='<w:shd w:val="clear" w:fill="003366"/>'),
        f'<w:tbl><w:tblPr><w:tblStyle w:val="x"/></w:tblPr><w:tr>{cell(paragraph(run("白字", WHITE)))}</w:tr></w:tbl>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr>'
        f"{paragraph(run('白字', WHITE))}</w:tc></w:tr></w:tbl>",
    ],
)
def test_white_words_on_a_ground_are_seen(content):
    data = word(paragraph(run("前")), content)
    assert ["白字" in str(body(data)), told(data)] == [True, ""]


def test_a_large_first_letter_belongs_to_its_paragraph():
    initial = paragraph(run("渝"), facts='<w:framePr w:dropCap="drop" w:lines="2"/>')
    assert html(word(initial, paragraph(run("中区")))) == "<p>渝中区</p>"


def test_a_place_where_a_word_may_be_parted_is_nothing():
    assert html(word(paragraph("<w:r><w:t>渝</w:t><w:softHyphen/><w:t>中</w:t></w:r>"))) == "<p>渝中</p>"


def test_a_list_below_an_item_that_is_no_item_has_no_empty_signs():
    lists = numbering(levels(("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "•")))
    data = word(numbered("一", 1), numbered("甲", 1, 1), numbered("点", 1, 2), parts={"word/numbering.xml": lists})
    assert html(data) == "<p>1. 一</p><p>a)甲</p><ul><li>点</li></ul>"
