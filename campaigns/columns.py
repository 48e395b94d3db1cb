"""The columns of a list of findings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A heading, the field it fills, and its width in the template in characters."""

    name: str
    field: str
    width: int
    is_day: bool = False
    is_required: bool = True


COLUMNS = (
    Column("景点", "spot", 16),
    Column("阶段", "phase", 8),
    Column("商户", "shop", 24),
    Column("问题", "text", 40),
    Column("反馈给", "unit", 24, is_required=False),
    Column("发现日期", "found_on", 13, is_day=True),
    Column("整改期限", "deadline", 13, is_day=True),
    Column("回访情况", "revisit", 24, is_required=False),
    Column("整改完成", "fixed_on", 13, is_day=True, is_required=False),
)
NAMES = [column.name for column in COLUMNS]
