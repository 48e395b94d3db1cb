"""What waits for the editors of the book club."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_of

from .models import BookProposal, ReadingNote
from .states import NoteState, ProposalState

SLOW_AFTER = 15  # days without a decision


def waiting_notes(user: Any) -> OpenTasks | None:
    """Reading notes nobody has decided on, the oldest first."""
    if not user.has_perm("bookclub.change_readingnote"):
        return None
    today = timezone.localdate()
    return tasks_of(
        ReadingNote.objects.filter(state=NoteState.WAITING).select_related("cycle").order_by("sent_on", "pk"),
        lambda note: TaskItem(
            f"{note.pen_name}：{note.cycle.title}",
            reverse("reading_notes:edit", args=[note.pk]),
            f"已等 {(today - note.sent_on).days} 天",
            is_late=(today - note.sent_on).days > SLOW_AFTER,
        ),
        f"{reverse('reading_notes:index')}?state={NoteState.WAITING}",
    )


def waiting_proposals(user: Any) -> OpenTasks | None:
    """Books that members propose and nobody has decided on, the oldest first."""
    if not user.has_perm("bookclub.change_bookproposal"):
        return None
    today = timezone.localdate()
    return tasks_of(
        BookProposal.objects.filter(state=ProposalState.WAITING).order_by("sent_on", "pk"),
        lambda book: TaskItem(
            str(book),
            reverse("book_proposals:edit", args=[book.pk]),
            f"已等 {(today - book.sent_on).days} 天",
            is_late=(today - book.sent_on).days > SLOW_AFTER,
        ),
        f"{reverse('book_proposals:index')}?state={ProposalState.WAITING}",
    )


NOTES = TaskList("reading_notes", "等待审核的读后感", "openquote", 23, waiting_notes)
PROPOSALS = TaskList("book_proposals", "等待审核的推荐", "openquote", 24, waiting_proposals)
