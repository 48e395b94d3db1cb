"""The words for an application on its way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationState(models.TextChoices):
    """What the shop sees with its number; "accepted" is the desk's word, the notice and the award come after it."""

    NEW = "new", _("已收到")
    ASKED_BACK = "asked_back", _("待补充材料")
    ACCEPTED = "accepted", _("受理通过")
    REFUSED = "refused", _("不予受理")


#: Those in which the desk's answer says something: a question that was met is no answer.
ANSWERED = (ApplicationState.ASKED_BACK, ApplicationState.REFUSED)
#: Those that nobody at the desk has to do anything about.
DECIDED = (ApplicationState.ACCEPTED, ApplicationState.REFUSED)
