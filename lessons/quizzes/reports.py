"""Which questions go wrong, for editors: numbers only."""

from django.db.models import F, Prefetch
from django.urls import reverse
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.exporting import SheetOut

from .models import Kind, Option, Question

FEWEST = 5  # answers; fewer say nothing about a question


def edit_url(question: Question) -> str:
    """Where a question is edited."""
    return reverse(Question.snippet_viewset.get_url_name("edit"), args=[question.pk])


def wrong_share(question: Question) -> str:
    """How often it went wrong, in percent, once enough have answered."""
    tally = question.tally
    return f"{tally.wrong * 100 / tally.answered:.0f}%" if tally.answered >= FEWEST else f"不足 {FEWEST} 次"


def choices(question: Question) -> str:
    """How often each option was chosen, or in a question of order put in the wrong place."""
    said = "放错" if question.kind == Kind.ORDER else "选"
    options = [(option, getattr(option, "tally", None)) for option in question.counted_options]
    return "；".join(
        f"{'✓' if option.is_right else ''}{option.text}（{said} {tally.chosen if tally else 0} 次）"
        for option, tally in options
    )


class QuestionReport(SheetOut, ReportView):
    """Questions by how often they went wrong."""

    page_title = "自测错题统计"
    header_icon = "help"
    index_url_name = "question_report"
    index_results_url_name = "question_report_results"
    permission_policy = ModelPermissionPolicy(Question)
    permission_required = "change"
    is_searchable = False
    export_filename = "questions"
    list_export = ["text", "get_kind_display", "tally.answered", "tally.wrong", "share", "choices"]
    export_headings = {
        "text": "题目", "get_kind_display": "题型", "tally.answered": "答过", "tally.wrong": "答错", "share": "错误率",
        "choices": "各选项",
    }  # fmt: skip
    columns = [
        TitleColumn("text", label="题目", get_url=edit_url),
        NumberColumn("answered", label="答过", accessor="tally.answered"),
        NumberColumn("wrong", label="答错", accessor="tally.wrong"),
        Column("share", label="错误率", accessor=wrong_share),
        Column("choices", label="各选项", accessor=choices),
    ]
    no_results_message = "还没有人做过自测。"

    def get_queryset(self):
        options = Option.objects.select_related("tally").order_by("sort_order", "pk")
        answered = Question.objects.filter(tally__answered__gt=0).select_related("tally")
        shares = answered.annotate(wrongness=F("tally__wrong") * 1000 / F("tally__answered"))
        prefetched = Prefetch("options", options, to_attr="counted_options")
        self.queryset = shares.prefetch_related(prefetched).order_by("-wrongness", "pk")
        return super().get_queryset()

    def to_row_dict(self, item):
        item.share, item.choices = wrong_share(item), choices(item)
        return super().to_row_dict(item)
