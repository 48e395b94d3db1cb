"""How the work went last that no timer repeats: backups, drills, mail."""

from django.db import models
from django.utils import timezone


class Work(models.TextChoices):
    """What is noted."""

    BACKUP = "backup", "备份"
    MAIL = "mail", "发邮件"


class OutcomeQuerySet(models.QuerySet):
    """Noting, at one query where nothing changes."""

    def succeeded(self, work: Work) -> None:
        """It went well just now; a failure before is forgotten."""
        self.update_or_create(work=work, defaults={"succeeded_at": timezone.now(), "failure": ""})

    def recovered(self, work: Work) -> None:
        """Forget the last failure, if there was one."""
        if self.filter(work=work).exclude(failure="").exists():
            self.succeeded(work)

    def failed(self, work: Work, failure: str) -> None:
        """It did not go well just now, and why."""
        self.update_or_create(work=work, defaults={"failed_at": timezone.now(), "failure": failure[:500]})


class Outcome(models.Model):
    """One kind of work, shared by all processes and machines."""

    is_shown = False  # on no page: kept pages outlive a change
    is_backed_up = False  # it belongs to a machine
    is_internal = True

    work = models.CharField("工作", max_length=10, choices=Work.choices, primary_key=True)
    succeeded_at = models.DateTimeField("上次成功", null=True)
    failed_at = models.DateTimeField("上次失败", null=True)
    failure = models.CharField("失败的原因", max_length=500, blank=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = "上次结果"
        verbose_name_plural = "上次结果"
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_work_display()
