"""What may wait for somebody. An app registers its task lists in `AppConfig.ready`:

    register_task_list(TaskList("objections", "异议", "comment", 30, waiting_objections))

`look` is asked at each visit; it answers None to whoever may not open what lies there, and names only what that
person may open.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

#: How many tasks of a list the dashboard shows.
SHOWN = 4


@dataclass(frozen=True)
class TaskItem:
    """One thing that waits: a link, and what to know about it."""

    title: str
    address: str
    note: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class OpenTasks:
    """What is on a list: how many, the most urgent of them, and where all are listed."""

    number: int
    lines: list[TaskItem] = field(default_factory=list)
    address: str = ""

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.lines)


@dataclass(frozen=True)
class TaskList:
    """A kind of thing that waits; the lower `order` lies further up."""

    key: str
    title: str
    icon: str
    order: int
    look: Callable[[Any], OpenTasks | None]


TASK_LISTS: dict[str, TaskList] = {}


def register_task_list(task_list: TaskList) -> None:
    """Put a list on the dashboard; raise ValueError when its key is taken."""
    if TASK_LISTS.setdefault(task_list.key, task_list) is not task_list:
        raise ValueError(f"task list {task_list.key} is registered already")


def tasks_of(records: QuerySet, line: Callable[[Any], TaskItem], address: str) -> OpenTasks:
    """The first records as lines; two queries, one where there is nothing."""
    number = records.count()
    return OpenTasks(number, [line(record) for record in records[:SHOWN]] if number else [], address)


def tasks_from(lines: Iterable[TaskItem], address: str = "") -> OpenTasks:
    """A list of tasks that are all there already."""
    lines = list(lines)
    return OpenTasks(len(lines), lines[:SHOWN], address)


def days_left(days: int) -> str:
    """A deadline in words: days still left, or days late."""
    if days < 0:
        return f"逾期 {-days} 天"
    return f"还剩 {days} 天" if days else "今天到期"
