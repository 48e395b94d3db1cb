"""The columns of a list of findings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FindingColumn:
    """A heading, the field it fills, and its width in the template in characters."""

    name: str
    field: str
    width: int
    is_day: bool = False
    is_required: bool = True


COLUMNS = (
    FindingColumn("景点", "spot", 16),
    FindingColumn("阶段", "phase", 8),
    FindingColumn("商户", "shop", 24),
    FindingColumn("问题", "text", 40),
    FindingColumn("反馈给", "unit", 24, is_required=False),
    FindingColumn("发现日期", "found_on", 13, is_day=True),
    FindingColumn("整改期限", "deadline", 13, is_day=True),
    FindingColumn("回访情况", "revisit", 24, is_required=False),
    FindingColumn("整改完成", "fixed_on", 13, is_day=True, is_required=False),
)
NAMES = [column.name for column in COLUMNS]
