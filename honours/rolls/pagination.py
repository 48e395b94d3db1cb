"""Turning the pages of a roll: from a plaque number onwards or backwards, so that no page is slower than another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest

from ..models.honours import Honour
from ..models.roll_entries import RollEntryQuerySet
from .filters import RollFilter

PARAMETERS = ("after", "before", "page")

_GONE = "没有这一页"


@dataclass
class RollPage:
    """Some rows of a roll, in order, and whether there are others on either side."""

    roll: RollFilter
    size: int
    honours: list[Honour] = field(default_factory=list)
    has_previous: bool = False
    has_next: bool = False

    def __iter__(self) -> Iterator[Honour]:
        return iter(self.honours)

    def __len__(self) -> int:
        return len(self.honours)

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def first(self) -> str:
        """The first plaque number shown: what comes before it is the page before."""
        return self.honours[0].number

    @property
    def last(self) -> str:
        """The last plaque number shown: what comes after it is the next page."""
        return self.honours[-1].number


def page_of(roll: RollFilter, request: HttpRequest, size: int) -> RollPage:
    """The part named by ``?after=``, ``?before=`` (plaque numbers) or ``?page=`` (a number or ``last``).

    Nothing after a number is answered with the last page, too little before one with the first. Raise Http404 for a
    page that is not there.
    """
    after, before = (request.GET.get(name, "").replace("\0", "") for name in ("after", "before"))
    page = request.GET.get("page", "1")
    if not roll.count:
        if page not in ("1", "last"):
            raise Http404(_GONE)
        return RollPage(roll, size)
    if after:
        return _after(roll, after, size) or _last(roll, size)
    if before:
        return _before(roll, before, size) or _from_start(roll, 0, size)
    return _last(roll, size) if page == "last" else _from_start(roll, _offset(page, roll.count, size), size)


def _offset(page: str, count: int, size: int) -> int:
    if not (page.isascii() and page.isdigit() and len(page) < 10 and page != "0"):
        raise Http404(_GONE)
    offset = (int(page) - 1) * size
    if not 0 <= offset < count:
        raise Http404(_GONE)
    return offset


def _after(roll: RollFilter, number: str, size: int) -> RollPage | None:
    found, more = _rows(roll, roll.places.filter(key__gt=number).order_by("key"), size)
    return RollPage(roll, size, found, has_previous=True, has_next=more) if found else None


def _before(roll: RollFilter, number: str, size: int) -> RollPage | None:
    found, more = _rows(roll, roll.places.filter(key__lt=number).order_by("-key"), size, backwards=True)
    return RollPage(roll, size, found, has_previous=True, has_next=True) if more else None


def _last(roll: RollFilter, size: int) -> RollPage:
    rest = roll.count % size or size
    found, _ = _rows(roll, roll.places.order_by("-key"), rest, backwards=True)
    return RollPage(roll, size, found, has_previous=roll.count > rest)


def _from_start(roll: RollFilter, offset: int, size: int) -> RollPage:
    """The old way, by page number: counted from the nearer end."""
    end = min(offset + size, roll.count)
    if offset <= roll.count // 2:
        places = roll.places.order_by("key")[offset:end]
    else:
        places = roll.places.order_by("-key")[roll.count - end : roll.count - offset]
    return RollPage(roll, size, roll.honours(places), has_previous=offset > 0, has_next=end < roll.count)


def _rows(
    roll: RollFilter, places: RollEntryQuerySet, size: int, *, backwards: bool = False
) -> tuple[list[Honour], bool]:
    """So many rows and whether there are more; read backwards, those nearest to the end."""
    found = roll.honours(places[: size + 1])
    kept = found[-size:] if backwards else found[:size]
    return kept, len(found) > size
