"""The steps a text walks to the public, and what happens to it on the way."""

from django.db import models


class ReviewStep(models.TextChoices):
    """Who looks at it next; each step is an office with a permission of its own."""

    FIRST = "first", "初审"
    SECOND = "second", "复审"
    FINAL = "final", "终审发布"

    @property
    def permission(self) -> str:
        """What a person needs to take this step."""
        return f"reviews.take_{self.value}"


class Persons(models.TextChoices):
    """How many look at a text besides its author. There is no way to choose nobody."""

    THREE = "three", "三审：初审、复审、终审发布，三个不同的人"
    ONE = "one", "小单位两人制：作者之外一人审校并发布"

    @property
    def steps(self) -> list[ReviewStep]:
        """The steps in their order."""
        return list(ReviewStep) if self == Persons.THREE else [ReviewStep.FINAL]


class BackTo(models.TextChoices):
    """Where a reviewer sends a text: to whoever erred."""

    AUTHOR = "author", "退回作者修改"
    FIRST = "first", "退回初审重审"
    SECOND = "second", "退回复审重审"


class ReviewOutcome(models.TextChoices):
    """What a line of the review slip says."""

    SUBMITTED = "submitted", "送审"
    PASSED = "passed", "通过"
    RETURNED = "returned", "退回"
    WITHDRAWN = "withdrawn", "撤回送审"
    PUBLISHED = "published", "公开"
    URGENT = "urgent", "紧急发布"
    CONFIRMED = "confirmed", "补审通过"
    OBJECTED = "objected", "补审不通过"
