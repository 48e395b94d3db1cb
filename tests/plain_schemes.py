"""Award schemes that ask for nothing: tests of lists and drafts come with the dates they name themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from honours.models import AwardScheme

#: The same for good, for a program beside a running server or in a copy of the site.
PLAIN_SCHEMES = """
from honours.models import AwardScheme
AwardScheme.objects.update(notice_working_days=None, validity_months=None)
"""


@contextmanager
def plain_schemes() -> Iterator[None]:
    """No scheme asks for a notice or a term until the end of the block."""
    before = list(AwardScheme.objects.all())
    AwardScheme.objects.update(notice_working_days=None, validity_months=None)
    yield
    AwardScheme.objects.bulk_update(before, ["notice_working_days", "validity_months"])
