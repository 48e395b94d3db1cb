"""The block in which editors write down a source."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .sourcing import Fact, SourceKind, joined_labels


class SourceValue(blocks.StructValue):
    """A source, with its facts in words."""

    @property
    def fact_names(self) -> str:
        return joined_labels(Fact(name) for name in self["facts"])

    @property
    def is_invented(self) -> bool:
        """Whether it says that its facts are made up for the demo."""
        return self["kind"] == SourceKind.INVENTED


class SourceBlock(blocks.StructBlock):
    """Where some facts of a page come from, when somebody looked, and when to look again."""

    facts = blocks.MultipleChoiceBlock(Fact.choices, label="证明哪几项")
    kind = blocks.ChoiceBlock(SourceKind.choices, label="哪一种出处", default=SourceKind.PUBLISHED)
    name = blocks.CharBlock(
        label="出处", max_length=160, help_text="例如：某某网某年某月某日的某篇报道；景区某月某日的公告。"
    )
    is_partial = blocks.BooleanBlock(
        label="只证明其中一部分",
        required=False,
        help_text="勾选后，这几项仍标“待核实”；证明了哪些，写在“出处”的括号里。",
    )
    link = blocks.URLBlock(label="网址", required=False)
    checked_on = blocks.DateBlock(label="核对日期", required=False)
    review_on = blocks.DateBlock(label="下次核对", required=False, help_text="到这一天，网站自查会提醒。")

    def clean(self, value: Any) -> Any:
        """Nobody checked tomorrow, and looks again only after having looked."""
        cleaned = super().clean(value)
        checked, review = cleaned["checked_on"], cleaned["review_on"]
        if checked and checked > timezone.localdate():
            raise StructBlockValidationError({"checked_on": ValidationError("核对日期不能晚于今天。")})
        if review and review <= (checked or date.min):
            raise StructBlockValidationError({"review_on": ValidationError("下次核对要晚于核对日期。")})
        return cleaned

    class Meta:
        icon = "link"
        label = "出处"
        value_class = SourceValue
        template = "core/blocks/source_block.html"
        preview_value = {
            "facts": [Fact.HOURS, Fact.PRICE],
            "kind": SourceKind.PUBLISHED,
            "name": "景区入口2026年11月公告",
            "is_partial": False,
            "link": "",
            "checked_on": None,
            "review_on": None,
        }
