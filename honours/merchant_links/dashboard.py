"""What shops say and nobody has decided on."""

from typing import Any

from django.urls import reverse

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_of

from .models import MerchantProposal
from .states import ProposalState


def waiting_proposals(user: Any) -> OpenTasks | None:
    """The oldest first."""
    if not user.has_perm("merchant_links.change_merchantproposal"):
        return None
    return tasks_of(
        MerchantProposal.objects.waiting().select_related("merchant").order_by("received_on", "pk"),
        lambda one: TaskItem(
            str(one), reverse("merchant_proposals:edit", args=[one.pk]), f"{one.received_on:%-m月%-d日}提交"
        ),
        f"{reverse('merchant_proposals:index')}?state={ProposalState.NEW}",
    )


PROPOSALS = TaskList("proposals", "等待办理的店家来件", "home", 23, waiting_proposals)
