"""A quiz: questions chosen for one lesson."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PreviewableMixin

from lessons.models import LessonPage

from .questions import Question

MOST = 24  # questions; a result code from an offline lesson has a bit for each


class QuizQuerySet(models.QuerySet["Quiz"]):
    """Quizzes."""

    def open(self) -> "QuizQuerySet":
        """Those readers may take: opened by an editor, on a live lesson."""
        return self.filter(is_open=True, lesson__live=True)


class Quiz(PreviewableMixin, ClusterableModel):
    """The quiz at the end of a lesson."""

    lesson = models.OneToOneField(LessonPage, verbose_name="课程", on_delete=models.CASCADE, related_name="quiz")
    pass_mark = models.PositiveSmallIntegerField(
        "及格线（百分）",
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="答对的题占全部题目的百分之多少算合格。",
    )
    is_open = models.BooleanField("对读者开放", default=True, help_text="不勾：课文下不出现自测，只能预览。")

    objects = QuizQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("lesson"), FieldPanel("pass_mark"), FieldPanel("is_open")], heading="自测"),
        InlinePanel("items", label="题目", heading="题目（出现的顺序每次打乱）", min_num=1, max_num=MOST),
    ]

    class Meta:
        verbose_name = "自测"
        verbose_name_plural = "自测"
        ordering = ["lesson__path"]

    def __str__(self) -> str:
        return self.lesson.title

    def passes(self, right: int, questions: int) -> bool:
        """Whether that many right answers of so many reach the pass mark."""
        return questions > 0 and right * 100 >= self.pass_mark * questions

    def get_preview_template(self, request, mode_name):
        return "quizzes/quiz.html"

    def get_preview_context(self, request, mode_name):
        from ..attempts import new_attempt, paper
        from ..marking import unanswered

        sheet = paper(self, new_attempt(self))
        shown = {"quiz": self, "paper": sheet, "given": unanswered(sheet), "is_preview": True}
        return super().get_preview_context(request, mode_name) | shown


class QuizItem(Orderable):
    """One question of a quiz, and where this lesson answers it."""

    quiz = ParentalKey(Quiz, on_delete=models.CASCADE, related_name="items")
    question = models.ForeignKey(Question, verbose_name="题目", on_delete=models.PROTECT, related_name="uses")
    section = models.CharField(
        "见课文哪一节",
        max_length=40,
        blank=True,
        help_text="照抄那一节的标题，解释里就有链接；课文没有这一节则链到课首。",
    )

    panels = [FieldPanel("question"), FieldPanel("section")]

    class Meta(Orderable.Meta):
        verbose_name = "题目"
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "question"], name="question_once_a_quiz", violation_error_message="这道题已经选过了。"
            )
        ]

    def __str__(self) -> str:
        return str(self.question)

    def clean(self) -> None:
        """A section named here must exist in the lesson."""
        lesson = getattr(self.quiz, "lesson", None) if self.quiz_id else None
        if self.section and lesson and self.section not in part_anchors(lesson):
            raise ValidationError({"section": "课文里没有这个标题的一节，请照抄标题。"})


def part_anchors(lesson: LessonPage) -> dict[str, str]:
    """The lesson's parts by title, each with its anchor on the page; pictures and films of the parts are not asked."""
    parts = enumerate((part["value"] for part in lesson.parts.raw_data), start=1)
    return {part["title"]: f"part-{number}" for number, part in parts if "title" in part}
