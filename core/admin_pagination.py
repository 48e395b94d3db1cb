"""Admin lists that may have a million rows."""

from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

MOST = 10_000


class CappedPaginator(WagtailPaginator):
    """Counts and turns pages up to MOST rows; what lies beyond is found by search and filters, or exported."""

    @cached_property
    def count(self) -> int:
        """How many rows the pages hold."""
        return min(self._counted, MOST)

    @cached_property
    def items_count_label(self) -> str:
        """The number in words, for the foot of the list."""
        if self._counted > MOST:
            return f"{self.verbose_name_plural}超过 {MOST:,} 条，只列出前 {MOST:,} 条，请用搜索或筛选缩小范围"
        return super().items_count_label

    @cached_property
    def _counted(self) -> int:
        if isinstance(self.object_list, QuerySet):
            return self.object_list.order_by()[: MOST + 1].count()
        return super().count
