"""What can be inspected of any page, picture and setting; apps add what only they know."""

from .columns import COLUMNS
from .footer import FOOTER_MARKS
from .links import BROKEN_LINKS
from .pictures import PICTURES
from .reviews import REVIEWS
from .sources import UNPROVEN
from .translations import TRANSLATIONS

CHECKS = (*COLUMNS, BROKEN_LINKS, FOOTER_MARKS, REVIEWS, UNPROVEN, PICTURES, TRANSLATIONS)
