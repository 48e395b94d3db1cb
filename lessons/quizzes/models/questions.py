"""Questions: written once, asked in any quiz."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PreviewableMixin
from wagtail.search import index

from lessons.regulations.models import Regulation

from ..forms import QuestionForm
from ..kinds import Kind


class Question(PreviewableMixin, index.Indexed, ClusterableModel):
    """A question with its options and the reason for the right answer."""

    text = models.CharField("题目", max_length=160)
    kind = models.CharField("题型", max_length=10, choices=Kind.choices, default=Kind.SINGLE)
    explanation = models.TextField("解释", max_length=400, help_text="交卷后显示：为什么这样答，错在哪里。")
    regulation = models.ForeignKey(
        Regulation,
        verbose_name="依据的规定",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="questions",
        help_text="填了，这部规定一变，换证时就问这一题。",
    )
    articles = models.CharField("哪几条", max_length=120, blank=True)

    panels = [
        FieldPanel("text"),
        FieldPanel("kind"),
        InlinePanel(
            "options",
            label="选项",
            heading="选项",
            help_text="单选勾一个正确，多选勾一个以上，判断写“对”“错”两项。排序题按正确的顺序写，不用勾。",
            min_num=2,
            max_num=8,
        ),
        FieldPanel("explanation"),
        MultiFieldPanel([FieldPanel("regulation"), FieldPanel("articles")], heading="依据"),
    ]
    base_form_class = QuestionForm
    search_fields = [index.SearchField("text"), index.AutocompleteField("text"), index.FilterField("kind")]

    class Meta:
        verbose_name = "题目"
        verbose_name_plural = "题目"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text

    def get_preview_template(self, request, mode_name):
        return "quizzes/question_preview.html"

    def get_preview_context(self, request, mode_name):
        from ..attempts import AskedQuestion
        from ..marking import Marked

        asked = AskedQuestion(1, self, list(self.options.all()), "")
        return super().get_preview_context(request, mode_name) | {"asked": asked, "each": Marked(asked, {})}


class Option(Orderable):
    """One option; in a question of order, its place is the right one."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    text = models.CharField("选项", max_length=80)
    is_right = models.BooleanField("正确", default=False)

    panels = [FieldPanel("text"), FieldPanel("is_right")]

    class Meta(Orderable.Meta):
        verbose_name = "选项"

    def __str__(self) -> str:
        return self.text
