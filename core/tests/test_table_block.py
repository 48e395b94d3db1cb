"""A table is translated cell by cell."""

from core.blocks import TableBlock

BLOCK = TableBlock()


def table(*rows, caption=""):
    heads, *cells = rows
    return BLOCK.to_python(
        {
            "columns": [{"type": "text", "heading": head} for head in heads],
            "rows": [{"values": list(values)} for values in cells],
            "caption": caption,
        }
    )


def shown(value):
    return [
        value.caption,
        [column["heading"] for column in value.columns],
        *(row["values"] for row in value.row_data),
    ]


def test_each_text_is_told_once_and_empty_cells_are_not():
    segments = BLOCK.get_translatable_segments(table(["食物", "温度"], ["肉", "70 ℃"], ["豆", "70 ℃"], ["", ""]))
    assert [segment.string.data for segment in segments] == ["食物", "温度", "肉", "70 ℃", "豆"]
    assert len({segment.path for segment in segments}) == 5


def test_translations_come_back_to_their_places_and_leave_the_original_alone():
    original = table(["食物", "温度"], ["肉", "70 ℃"], ["豆", ""], caption="熟透")
    segments = BLOCK.get_translatable_segments(original)
    for segment in segments:
        segment.string.data = f"<{segment.string.data}>".replace("<", "[").replace(">", "]")
    made = BLOCK.restore_translated_segments(original, segments)
    assert shown(made) == ["[熟透]", ["[食物]", "[温度]"], ["[肉]", "[70 ℃]"], ["[豆]", ""]]
    assert shown(original) == ["熟透", ["食物", "温度"], ["肉", "70 ℃"], ["豆", ""]]


def test_a_row_put_in_leaves_the_others_translated():
    before = {segment.string.data: segment.path for segment in BLOCK.get_translatable_segments(table(["食物"], ["肉"]))}
    after = BLOCK.get_translatable_segments(table(["食物"], ["鱼"], ["肉"]))
    assert {segment.string.data: segment.path for segment in after} | before == {
        segment.string.data: segment.path for segment in after
    }
    made = BLOCK.restore_translated_segments(
        table(["食物"], ["鱼"], ["肉"]), [each for each in after if each.string.data != "鱼"]
    )
    assert shown(made)[2:] == [["鱼"], ["肉"]]
