"""Collecting from the list of honours."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from core.progress import UserFacingError
from honours.admin.listing import keys_in_listing
from honours.models import Honour

from .collecting import add, collectable
from .forms import IntoForm
from .models import Release
from .permissions import may_change, may_prepare
from .views.screen import here


class AddToRelease(SnippetBulkAction):
    """Put the chosen draft honours into a release; those that are public or taken are counted, not added."""

    models = [Honour]
    display_name = "加入批量发布"
    action_type = "add_to_release"
    aria_label = "把选中的荣誉加入批量发布"
    template_name = "releases/bulk_add.html"
    action_priority = 30
    form_class = IntoForm

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> Any:
        return (
            Honour.objects.filter(pk__in=object_ids).select_related("merchant", "scheme").order_by("scheme", "number")
        )

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        return keys_in_listing(self.request)

    def check_perm(self, honour: Honour) -> bool:
        return may_prepare(self.request.user)

    def get_actionable_objects(self) -> tuple[list[Honour], dict[str, Any]]:
        honours, refused = super().get_actionable_objects()
        free = set(collectable().filter(pk__in=[honour.pk for honour in honours]).values_list("pk", flat=True))
        passed_over = [honour for honour in honours if honour.pk not in free]
        return [honour for honour in honours if honour.pk in free], refused | {"passed_over": passed_over}

    @classmethod
    def execute_action(cls, objects: list[Honour], **kwargs: Any) -> tuple[int, int]:
        action = kwargs["self"]
        release = action.chosen_release()
        try:
            number = add(release, [honour.pk for honour in objects], action.request.user)
        except UserFacingError as refusal:
            messages.error(action.request, str(refusal))
            return 0, 0
        action.next_url = here(release)
        return number, 0

    def chosen_release(self) -> Release:
        """The release of the form, made now if it is a new one."""
        answers = self.cleaned_form.cleaned_data
        release = answers["release"]
        if release is None:
            return Release.objects.create(title=answers["title"], made_by=self.request.user)
        if not may_change(self.request.user, release):
            raise PermissionDenied
        return release

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        return f"加入了 {num_parent_objects} 块。" if num_parent_objects else None
