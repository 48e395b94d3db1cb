"""Mails about texts that wait: one for each step and day, so that running twice sends once."""

from django.db import models


class Reminder(models.Model):
    """A mail that went out, or is being sent."""

    is_internal = True

    about = models.CharField(max_length=60)  # task state or decision, by name and key
    day = models.DateField()
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "审校提醒"
        verbose_name_plural = "审校提醒"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["about", "day"], name="one_reminder_a_day")]

    def __str__(self) -> str:
        return f"{self.about} {self.day}"
