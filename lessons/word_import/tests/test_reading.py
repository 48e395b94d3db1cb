"""What Word shows is what the draft says, or it is told at its place; nothing goes missing without a word."""

from typing import Any

import pytest

from lessons.word_import import reader_process

from .documents import NAMES, cell, levels, numbered, numbering, paragraph, relations, run, table, word


def said(data: bytes, keep: str = "") -> dict[str, Any]:
    return reader_process.word(data, keep)


def body(data: bytes, keep: str = "") -> list[dict[str, Any]]:
    return said(data, keep)["parts"][0]["body"]


def html(data: bytes, keep: str = "") -> str:
    return "".join(block["value"] for block in body(data, keep) if block["type"] == "paragraph")


def told(data: bytes, keep: str = "") -> str:
    found = said(data, keep)
    return "\n".join(
        [*found["notices"], *(b["value"] for p in found["parts"] for b in p["body"] if b["type"] == "notice")]
    )


CHART = '<c:chart r:id="c1"/>'
UP, DOWN, STRUCK, TWICE, HIDDEN = (
    '<w:vertAlign w:val="superscript"/>',
    '<w:vertAlign w:val="subscript"/>',
    "<w:strike/>",
    "<w:dstrike/>",
    "<w:vanish/>",
)
STRUCK_STYLE = (
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="作废"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone2"><w:name w:val="作废二"/><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="GoneP"><w:name w:val="作废段"/><w:rPr><w:dstrike/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ([run("10"), run("5", UP), run("个")], "10⁵个"),
        ([run("20m"), run("2", UP)], "20m²"),
        ([run("CO"), run("2", DOWN)], "CO₂"),
        ([run("10"), run("-3", UP)], "10⁻³"),
        ([run("x"), run("n", UP)], "xⁿ"),
        ([run("见"), run("附表", UP)], "见^(附表)"),
        ([run("a"), run("12", DOWN)], "a₁₂"),
    ],
)
def test_raised_and_lowered_signs_stay_so(runs, shown):
    assert shown in html(word(paragraph(*runs)))
    [block] = [each for each in body(word(table([cell("量")], [cell(paragraph(*runs))]))) if each["type"] == "table"]
    assert block["value"]["rows"] == [{"values": [shown]}]


@pytest.mark.parametrize(
    ("gone", "styles", "word_told"),
    [
        (run("22点", STRUCK), "", "划掉的字"),
        (run("22点", TWICE), "", "划掉的字"),
        (run("22点", HIDDEN), "", "隐藏的字"),
        (run("22点", '<w:rStyle w:val="Gone"/>'), STRUCK_STYLE, "划掉的字"),
        (run("22点", '<w:rStyle w:val="Gone2"/>'), STRUCK_STYLE, "划掉的字"),
        (run("22", STRUCK) + run("点", STRUCK), "", "划掉的字"),
    ],
)
def test_struck_and_hidden_words_are_told_and_left_to_the_editor(gone, styles, word_told):
    data = word(paragraph(run("营业到"), gone, run("21点")), styles=styles)
    assert html(data) == "<p>营业到21点</p>"
    assert f"{word_told}没有带进来：22点" in told(data)
    assert html(data, "struck") == "<p>营业到22点21点</p>"
    assert "照样带进来了" in told(data, "struck")


def test_a_paragraph_struck_by_its_style_is_told():
    data = word(
        paragraph(run("旧规定"), facts='<w:pStyle w:val="GoneP"/>'), paragraph(run("新规定")), styles=STRUCK_STYLE
    )
    assert html(data) == "<p>新规定</p>"
    assert "划掉的字没有带进来：旧规定" in told(data)


@pytest.mark.parametrize("off", ['<w:strike w:val="0"/>', '<w:strike w:val="false"/>', '<w:vanish w:val="off"/>'])
def test_a_property_that_is_switched_off_is_none(off):
    data = word(paragraph(run("营业到"), run("22点", off)))
    assert (html(data), told(data)) == ("<p>营业到22点</p>", "")


def ruby(base: str, reading: str) -> str:
    return f"<w:r><w:ruby><w:rt>{run(reading)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


def test_ruby_keeps_its_base_and_offers_its_reading():
    data = word(paragraph(run("请看"), ruby("朝", "cháo"), ruby("天", "tiān"), ruby("门", "mén"), run("码头")))
    assert html(data) == "<p>请看朝天门码头</p>"
    assert "“朝天门”的注音没有带进来：cháo tiān mén" in told(data)
    assert html(data, "readings") == "<p>请看朝（cháo）天（tiān）门（mén）码头</p>"


def math(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (f"<m:f><m:num>{m('1')}</m:num><m:den>{m('200')}</m:den></m:f>", "1/200"),
        (f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('5')}</m:sup></m:sSup>", "10⁵"),
        (f"<m:sSub><m:e>{m('t')}</m:e><m:sub>{m('1')}</m:sub></m:sSub>", "t₁"),
        (f"<m:rad><m:deg/><m:e>{m('x+1')}</m:e></m:rad>", "√(x+1)"),
        (f"<m:d><m:e>{m('x')}</m:e></m:d>", "(x)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{m("1")}</m:sub>'
            f"<m:sup>{m('n')}</m:sup><m:e>{m('k')}</m:e></m:nary>",
            "∑₁ⁿk",
        ),
        (f"<m:func><m:fName>{m('sin')}</m:fName><m:e>{m('x')}</m:e></m:func>", "sinx"),
        (m("V=75%"), "V=75%"),
    ],
)
@pytest.mark.parametrize("alone", [False, True])
def test_equations_become_text(content, shown, alone):
    inside = f"<m:oMathPara>{math(content)}</m:oMathPara>" if alone else math(content)
    data = word(paragraph(run("比例为"), inside, run("的消毒液")))
    assert html(data) == f"<p>比例为{shown}的消毒液</p>"
    assert "公式改写成了文字" in told(data)


@pytest.mark.parametrize("name", ["fldSimple", "smartTag", "customXml", "ins"])
def test_what_only_wraps_words_is_unwrapped(name):
    data = word(paragraph(run("今天是"), f'<w:{name} w:instr=" DATE ">{run("2026年3月15日")}</w:{name}>'))
    assert html(data) == "<p>今天是2026年3月15日</p>"


def test_a_field_of_many_runs_keeps_its_result():
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
        for kind, inside in (
            ("begin", "<w:r><w:instrText> DATE </w:instrText></w:r>"),
            ("separate", run("3月15日")),
            ("end", ""),
        )
    )
    assert html(word(paragraph(run("今天"), field))) == "<p>今天3月15日</p>"


def test_tracked_changes_keep_what_is_new_and_tell_what_is_gone():
    gone = '<w:del w:id="1"><w:r><w:delText>22点</w:delText></w:r></w:del>'
    data = word(paragraph(run("营业到"), gone, f'<w:ins w:id="2">{run("21点")}</w:ins>'))
    assert html(data) == "<p>营业到21点</p>"
    assert "修订里删掉的字没有带进来：22点" in told(data)


def drawing(content: str) -> str:
    inside = f"<wp:inline><a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></wp:inline>"
    return f"<w:drawing>{inside}</w:drawing>"


def text_box(form: str) -> str:
    inner = f"<w:txbxContent>{paragraph(run('框里的话'))}</w:txbxContent>"
    vml = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    drawn = drawing(f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>")
    choice, fallback = f'<mc:Choice Requires="wps">{drawn}</mc:Choice>', f"<mc:Fallback>{vml}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    return f"<w:r>{({'vml': vml, 'drawing': drawn, 'both': both})[form]}</w:r>"


@pytest.mark.parametrize("form", ["vml", "drawing", "both"])
def test_a_text_box_stands_once_after_its_paragraph(form):
    data = word(paragraph(run("正文"), text_box(form)), paragraph(run("后文")))
    words = html(data)
    assert words.count("框里的话") == 1
    assert words.index("正文") < words.index("框里的话") < words.index("后文")
    assert "文本框" in told(data)


def test_a_chart_is_told_with_what_it_says():
    chart = f"<w:r>{drawing(CHART)}</w:r>"
    drawn = f"<c:chartSpace {NAMES}><c:v>投诉量</c:v><c:v>42</c:v></c:chartSpace>"
    data = word(paragraph(run("见下图")), paragraph(chart), parts={"word/charts/chart1.xml": drawn})
    assert "这里有一张图表，没有带进来" in told(data)
    assert "投诉量、42" in told(data)


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", "<html><body><p>另一份</p><p>文件</p></body></html>"), ("a.txt", "另一份\n文件")]
)
def test_a_document_inside_is_taken_in_as_words(name, content):
    parts = relations(a1=("aFChunk", name)) | {f"word/{name}": content}
    data = word(paragraph(run("前文")), '<w:altChunk r:id="a1"/>', paragraph(run("后文")), parts=parts)
    assert [words in html(data) for words in ("另一份", "文件", "前文", "后文")] == [True] * 4
    assert "嵌着另一份文件" in told(data)


def test_footnotes_stand_at_the_end_of_their_part():
    note = f'<w:footnote w:id="2">{paragraph(run("出自条例第三条"))}</w:footnote>'
    notes = f"<w:footnotes {NAMES}>{note}</w:footnotes>"
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    second = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>第二节</w:t></w:r></w:p>'
    data = word(
        paragraph(run("不得拒绝"), reference), second, paragraph(run("别的")), parts={"word/footnotes.xml": notes}
    )
    first, other = said(data)["parts"]
    assert first["body"][0]["value"] == "<p>不得拒绝［注1］</p>"
    assert first["body"][-1]["value"] == "<p>［注1］出自条例第三条</p>"
    assert "注1" not in str(other)


def test_comments_headers_and_footers_are_told():
    comment = f'<w:comment w:id="1">{paragraph(run("这里要核对"))}</w:comment>'
    parts = {
        "word/comments.xml": f"<w:comments {NAMES}>{comment}</w:comments>",
        "word/header1.xml": f"<w:hdr {NAMES}>{paragraph(run('内部资料'))}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMES}>{paragraph(run('第 1 页'))}</w:ftr>",
    }
    assert [
        "这里要核对" in told(word(paragraph(run("正文")), parts=parts)),
        "内部资料" in told(word(paragraph(run("x")), parts=parts)),
    ] == [True, True]
    assert "第 1 页" not in told(word(paragraph(run("正文")), parts=parts))


LISTS = {
    "plain": (levels(("decimal", "%1.")), "<ol><li>甲</li><li>乙</li></ol>"),
    "chinese": (levels(("chineseCounting", "%1、")), "<p>一、甲</p><p>二、乙</p>"),
    "article": (levels(("chineseCountingThousand", "第%1条")), "<p>第一条 甲</p><p>第二条 乙</p>"),
    "letters": (levels(("upperLetter", "%1.")), "<p>A. 甲</p><p>B. 乙</p>"),
    "roman": (levels(("lowerRoman", "(%1)")), "<p>(i)甲</p><p>(ii)乙</p>"),
    "circled": (levels(("decimalEnclosedCircle", "%1")), "<p>① 甲</p><p>② 乙</p>"),
    "from four": (levels(("decimal", "%1."), start=4), "<p>4. 甲</p><p>5. 乙</p>"),
    "bullets": (levels(("bullet", "•")), "<ul><li>甲</li><li>乙</li></ul>"),
    "named": (levels(("decimal", "步骤%1：")), "<p>步骤1： 甲</p><p>步骤2： 乙</p>"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_the_numbers_that_word_shows(name):
    facts, shown = LISTS[name]
    assert html(word(numbered("甲", 1), numbered("乙", 1), parts={"word/numbering.xml": numbering(facts)})) == shown


def test_a_list_goes_on_after_a_text_and_another_begins_anew():
    lists = numbering(levels(("decimal", "%1.")), levels(("decimal", "%1.")), overrides={7: 1})
    data = word(
        *(numbered("甲", 1), numbered("乙", 1), paragraph(run("间")), numbered("丙", 1), numbered("子", 2)),
        *(paragraph(run("又")), numbered("重来", 7)),
        parts={"word/numbering.xml": lists},
    )
    assert (
        html(data) == "<ol><li>甲</li><li>乙</li></ol><p>间</p><p>3. 丙</p><p>1. 子</p><p>又</p><ol><li>重来</li></ol>"
    )


def test_numbers_of_two_levels_are_written_out():
    lists = numbering(levels(("decimal", "%1."), ("decimal", "%1.%2")))
    data = word(
        numbered("甲", 1),
        numbered("乙", 1, 1),
        numbered("丙", 1, 1),
        numbered("丁", 1),
        parts={"word/numbering.xml": lists},
    )
    assert html(data) == "<p>1. 甲</p><p>1.1 乙</p><p>1.2 丙</p><p>2. 丁</p>"


HEADINGS = {
    "style": '<w:pStyle w:val="Heading1"/>',
    "based on": '<w:pStyle w:val="Own"/>',
    "based on that": '<w:pStyle w:val="Own2"/>',
    "outline": '<w:outlineLvl w:val="0"/>',
    "style with outline": '<w:pStyle w:val="Lined"/>',
    "wps name": '<w:pStyle w:val="2"/>',
}
OWN_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="公文一级"/><w:basedOn w:val="Heading1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own2"><w:name w:val="公文甲"/><w:basedOn w:val="Own"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lined"><w:name w:val="黑体"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 1"/></w:style>'
)


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading_is_one_however_its_style_says_so(name):
    one = [paragraph(run(f"{number}节"), facts=HEADINGS[name]) + paragraph(run("文")) for number in "甲乙"]
    found = said(word(*one, heading="", styles=OWN_STYLES))
    assert [part["title"] for part in found["parts"]] == ["甲节", "乙节"]


def test_a_numbered_heading_keeps_its_number():
    style = (
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="章"/><w:basedOn w:val="Heading1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    one = [paragraph(run(name), facts='<w:pStyle w:val="Own"/>') + paragraph(run("文")) for name in ("收货", "存放")]
    lists = {"word/numbering.xml": numbering(levels(("chineseCounting", "第%1章")))}
    assert [part["title"] for part in said(word(*one, heading="", styles=style, parts=lists))["parts"]] == [
        "第一章 收货",
        "第二章 存放",
    ]


@pytest.mark.parametrize(
    ("lines", "titles", "headings"),
    [
        (["一、先断电", "拉闸。", "二、再报警", "打119。"], ["一、先断电", "二、再报警"], []),
        (["一、总则", "（一）目的", "为了。", "二、附则", "完。"], ["一、总则", "二、附则"], ["（一）目的"]),
        (["（一）看", "看车。", "（二）量", "量温。"], ["（一）看", "（二）量"], []),
        (["1. 先看", "看车。", "2. 再量", "量温。"], ["1. 先看", "2. 再量"], []),
        (["一、各单位要高度重视，切实负责。", "二、要抓好落实。"], ["文"], []),
    ],
)
def test_without_styles_the_numbered_headings_part_it(lines, titles, headings):
    found = said(word(*(paragraph(run(line)) for line in lines), heading=""))
    assert [part["title"] or "文" for part in found["parts"]] == titles
    assert [
        block["value"] for part in found["parts"] for block in part["body"] if block["type"] == "heading"
    ] == headings


def only_table(*rows: list[str]) -> dict[str, Any]:
    [block] = [each for each in body(word(table(*rows))) if each["type"] == "table"]
    value = block["value"]
    return {
        "heads": [each["heading"] for each in value["columns"]],
        "rows": [row["values"] for row in value["rows"]],
        "caption": value["caption"],
    }


def test_a_cell_merged_downwards_says_it_in_every_row():
    made = only_table(
        [cell("区"), cell("品")],
        [cell("冷冻", down="begin"), cell("鸡")],
        [cell("", down="on"), cell("饺")],
        [cell("冷藏"), cell("奶")],
    )
    assert made["rows"] == [["冷冻", "鸡"], ["冷冻", "饺"], ["冷藏", "奶"]]


def test_a_cell_merged_across_says_it_under_both_heads():
    made = only_table([cell("品"), cell("早"), cell("晚")], [cell("鸡"), cell("4℃", across=2)])
    assert made["rows"] == [["鸡", "4℃", "4℃"]]


def test_headings_in_two_rows_are_read_together():
    made = only_table(
        [cell("品名", down="begin"), cell("温度", across=2)],
        [cell("", down="on"), cell("上限"), cell("下限")],
        [cell("鸡"), cell("4"), cell("0")],
    )
    assert made == {"heads": ["品名", "温度 上限", "温度 下限"], "rows": [["鸡", "4", "0"]], "caption": ""}


def test_a_title_across_is_the_caption_and_a_remark_across_is_said_once():
    made = only_table(
        [cell("检查表", across=2)], [cell("项"), cell("果")], [cell("门"), cell("好")], [cell("注：每日", across=2)]
    )
    assert made == {"heads": ["项", "果"], "rows": [["门", "好"], ["注：每日", ""]], "caption": "检查表"}


def test_a_table_inside_a_table_is_read_once():
    inner = table([cell("内一"), cell("内二")]) + paragraph(run("外四"))
    data = word(table([cell("外一"), cell("外二")], [cell("外三"), cell(inner)]))
    [block] = [each for each in body(data) if each["type"] == "table"]
    assert block["value"]["rows"] == [{"values": ["外三", "内一 内二 外四"]}]
    assert "套着表" in told(data)


def test_two_paragraphs_of_a_cell_stay_apart():
    assert only_table([cell("甲")], [cell(paragraph(run("先")) + paragraph(run("后")))])["rows"] == [["先 后"]]


def test_more_columns_than_a_table_takes_are_listed_as_lost():
    data = word(table([cell(f"头{n}") for n in range(25)], [cell(f"格{n}") for n in range(25)]))
    assert "格24" in told(data)
