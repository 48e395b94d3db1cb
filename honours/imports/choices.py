"""Names in cells that must stand for something on the site: schemes, trades, spots, kinds."""

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale

from core.opencc import to_simplified
from core.spreadsheets.texts import CLEAR, clean_text
from honours.history.states import MerchantKind
from honours.models import AwardScheme, Trade
from spots.models import ScenicSpotPage

from .rows import RowProblem


def folded(name: str) -> str:
    """A name as it is compared: width, case, blanks, signs nobody sees and Traditional characters do not matter."""
    return to_simplified("".join(unicodedata.normalize("NFKC", clean_text(name)).casefold().split()))


class Choice:
    """The names that one column takes."""

    def __init__(self, column: str, pairs: Iterable[tuple[str, Any]]) -> None:
        self.column = column
        self.found: dict[str, Any] = {}
        self.labels: dict[Any, str] = {}
        self.doubled: set[str] = set()
        self._keys: dict[str, str] = {}  # of the names met so far
        for label, value in pairs:
            key = folded(label)
            if key in self.found:
                self.doubled.add(key)
            self.found[key] = value
            self.labels[getattr(value, "pk", value)] = label

    def get(self, name: str) -> Any:
        """What the name stands for; a RowProblem when it stands for nothing, or for two things."""
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = folded(name)
        if key in self.doubled:
            return RowProblem(self.column, f"有两个“{name}”，分不清是哪一个，请先在后台改成不同的名字。")
        return self.found.get(key) or RowProblem(self.column, self._unknown(name))

    def _unknown(self, name: str) -> str:
        near = difflib.get_close_matches(name, self.labels.values(), 1, 0.5)
        hint = (
            f"是不是“{near[0]}”？" if near else f"可以填：{'、'.join(list(self.labels.values())[:6]) or '（还没有）'}。"
        )
        return f"没有“{name}”这个{self.column.removeprefix('所在')}。{hint}"


@dataclass(frozen=True)
class Choices:
    """All names, loaded once for a whole list."""

    scheme: Choice
    trade: Choice
    spot: Choice
    kind: Choice

    def resolve(self, values: dict[str, str], problems: list[RowProblem]) -> dict[str, Any]:
        """The values of a row with names replaced by what they stand for; unknown names become problems."""
        resolved: dict[str, Any] = dict(values)
        for field, choice in vars(self).items():
            if values.get(field, CLEAR) == CLEAR:
                continue
            resolved[field] = choice.get(values[field])
            if isinstance(resolved[field], RowProblem):
                problems.append(resolved[field])
        return resolved

    @classmethod
    def load(cls) -> "Choices":
        """Ask the database, three queries."""
        spots = ScenicSpotPage.objects.live().filter(locale=Locale.get_default())
        kinds = [(str(kind.label), kind.value) for kind in MerchantKind]
        return cls(
            Choice("荣誉项目", ((scheme.title, scheme) for scheme in AwardScheme.objects.filter(live=True))),
            Choice("行业", ((trade.title, trade) for trade in Trade.objects.all())),
            Choice("所在景点", ((spot.title, spot) for spot in spots.only("pk", "title", "path", "depth"))),
            Choice("类型", kinds),
        )
