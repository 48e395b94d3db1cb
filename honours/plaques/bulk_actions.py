"""Printing from the list of honours."""

from typing import Any

from django import forms
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from honours.admin.listing import keys_in_listing
from honours.models import Honour

from .pdf import Sheet
from .print_jobs import PrintJob
from .printable import obstacle
from .views.printing import hand_over, may_print

MOST = 2000
LABELS_ON_A_SHEET = 24


class PaperForm(forms.Form):
    """Which paper the plaques are for."""

    sheet = forms.ChoiceField(
        label="纸张",
        choices=[(Sheet.PLAQUE_A4.value, "A4 横向"), (Sheet.PLAQUE_A3.value, "A3 横向")],
        initial=Sheet.PLAQUE_A4.value,
        widget=forms.RadioSelect,
    )


class LabelForm(forms.Form):
    """Where on the first sheet of labels to begin."""

    first = forms.IntegerField(
        label="从第几张标签开始",
        min_value=1,
        max_value=LABELS_ON_A_SHEET,
        initial=1,
        help_text="一页 24 张，从左到右、从上到下数；用过一部分的标签纸，从剩下的第一张开始。",
    )


class PrintAction(SnippetBulkAction):
    """Print the chosen honours; those that cannot be printed are named, not printed."""

    template_name = "plaques/admin/confirm_print.html"
    action_priority = 20

    models = [Honour]

    @classmethod
    def get_queryset(cls, model, object_ids):
        chosen = Honour.objects.filter(pk__in=object_ids).select_related("merchant", "scheme")
        return chosen.order_by("scheme", "number")[: MOST + 1]

    def get_all_objects_in_listing_query(self, parent_id):
        return keys_in_listing(self.request)

    def get_actionable_objects(self):
        honours, refused = super().get_actionable_objects()
        return [honour for honour in honours if not obstacle(honour)], refused | {
            "obstacles": [(honour, obstacle(honour)) for honour in honours if obstacle(honour)]
        }

    def check_perm(self, honour):
        policy = Honour.snippet_viewset.permission_policy
        return may_print(self.request.user) and policy.reaches(self.request.user, honour)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"action": self.display_name, "most": MOST}

    def prepare_action(self, objects, objects_without_access):
        if not objects or len(objects) > MOST:
            messages.error(self.request, f"一次能打印 1 到 {MOST} 份，请重新选择。")
            return None
        return hand_over(self.request, self.job(objects, self.cleaned_form.cleaned_data), self.next_url)

    @classmethod
    def execute_action(cls, objects, **kwargs):
        return 0, 0  # reached only when there was nothing to print

    def job(self, honours: list[Honour], answers: dict[str, Any]) -> PrintJob:
        """The job these answers ask for."""
        raise NotImplementedError


class PrintPlaques(PrintAction):
    display_name = "打印牌匾"
    action_type = "print_plaques"
    aria_label = "打印选中荣誉的牌匾"
    form_class = PaperForm

    def job(self, honours, answers):
        return PrintJob(honours, Sheet(answers["sheet"]))


class PrintLabels(PrintAction):
    display_name = "打印标签"
    action_type = "print_labels"
    aria_label = "打印选中荣誉的标签"
    form_class = LabelForm

    def job(self, honours, answers):
        return PrintJob(honours, Sheet.LABELS, skip=answers["first"] - 1)
