"""Password rules whose words Django's own catalogue lacks."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's rule, said in Chinese."""

    def get_error_message(self) -> str:
        return _("密码太短，至少 %(length)d 位。") % {"length": self.min_length}

    def get_help_text(self) -> str:
        return _("密码至少 %(length)d 位。") % {"length": self.min_length}
