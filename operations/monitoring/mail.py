"""Sending by SMTP, with a note of how it went."""

from collections.abc import Sequence
from contextlib import suppress
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.db import DatabaseError

from .models import Outcome, Work


class NotedSMTP(EmailBackend):
    """Django's own; a failure is noted also where the caller wants to hear of none."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        is_silent, self.fail_silently = self.fail_silently, False
        try:
            sent = super().send_messages(email_messages)
        except (SMTPException, OSError) as error:
            with suppress(DatabaseError):
                Outcome.objects.failed(Work.MAIL, f"{type(error).__name__}: {error}")
            if not is_silent:
                raise
            return 0
        finally:
            self.fail_silently = is_silent
        if sent:
            with suppress(DatabaseError):
                Outcome.objects.recovered(Work.MAIL)
        return sent
