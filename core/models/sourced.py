"""Pages whose facts name where they come from."""

from typing import Any, ClassVar

from django.db import models
from wagtail.fields import StreamField

from ..source_blocks import SourceBlock
from ..sourcing import Fact


class SourcedPage(models.Model):
    """A page with sources; `sourced_facts` says which fields make up each of its facts."""

    sourced_facts: ClassVar[dict[Fact, tuple[str, ...]]] = {}

    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name="出处",
        blank=True,
        help_text="每一条写明它证明这一页的哪几项。没有出处的内容，页面上会标“待核实”。",
    )

    class Meta:
        abstract = True

    def known_facts(self) -> list[Fact]:
        """The facts about which the page says something."""
        return [fact for fact, names in self.sourced_facts.items() if any(getattr(self, name) for name in names)]

    def sources_of(self, fact: Fact) -> dict[int, Any]:
        """The sources that vouch for one fact, each by its number on the page, from 1."""
        numbered = enumerate((block.value for block in self.sources), start=1)
        return {number: source for number, source in numbered if fact in source["facts"]}

    def unsourced_facts(self) -> list[Fact]:
        """What the page says without a source for the whole of it."""
        return [fact for fact in self.known_facts() if not self._is_proven(fact)]

    def _is_proven(self, fact: Fact) -> bool:
        return any(not source["is_partial"] for source in self.sources_of(fact).values())
