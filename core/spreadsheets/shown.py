"""A cell of a small list, as the sheet shows it; for lists that are refused as a whole."""

from typing import Any

from core.refusal import UserFacingError

_REFUSED = {
    "error": "有一格是 {error}，公式没有算出结果。请改好后再上传。",
    "uncomputed": "有一格是公式，文件里没有它的结果。请用 Excel 打开、保存一次再上传。",
    "struck": "有一格里有划掉的字“{struck}”。请把划掉的字删去再上传。",
    "unseen": "有一格的内容在 Excel 里不显示。请把单元格格式改成“常规”，核对后再上传。",
}
_SAID = ("shown", "day", "month", "time", "percent", "number")


def shown_text(cell: Any) -> str:
    """What the sheet shows, "" for nothing; UserFacingError for what nobody can have meant (`reader_process`)."""
    if isinstance(cell, dict):
        for name, reason in _REFUSED.items():
            if name in cell:
                raise UserFacingError(reason.format_map(cell))
        cell = next(cell[name] for name in _SAID if cell.get(name) is not None)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell)


def refuse_hidden(record: list[Any]) -> None:
    """Raise UserFacingError for a row that the sheet does not show."""
    if len(record) > 2:
        raise UserFacingError(f"第 {record[0]} 行是隐藏的或被筛选掉的。请取消筛选和隐藏，或删去这些行，再上传。")
