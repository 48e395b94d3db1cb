"""Which honours may become a plaque."""

from honours.models import Honour


def obstacle(honour: Honour) -> str:
    """Why an honour cannot be printed, in words for the editor; empty when it can."""
    if honour.withdrawn_on:
        return "已经撤销或收回"
    if not honour.issued_on:
        return "还没有授予日期"
    return ""
