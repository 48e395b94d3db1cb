"""The site's limits on passwords, searches and guessed codes; why so much: docs/decisions/operations.md, 1032."""

from django.conf import settings

from core.rate_limits import RateLimit

#: Wrong passwords and codes from one network, whatever the names: an office of sixty may mistype, no spray goes on.
FAILURES = RateLimit("failures", 30, 600)
#: Letters with a link to a new password, asked for from one network in an hour.
LETTERS = RateLimit("letters", 30, 3600)
#: Searches from one network: three hundred people in one market hall, once a minute each.
SEARCHES = RateLimit("searches", 300, 60)
#: Codes that nothing carries, from one network. Plaques that are there are never counted and never refused.
MISSES = RateLimit("misses", 120, 600)
#: The same from everywhere: the pages that say so are slower than plaques.
ALL_MISSES = RateLimit("all-misses", 20, 1)
#: Certificates as PDF and lessons to take away, each made anew: a full lecture hall behind one address.
PAPERS = RateLimit("papers", 120, 600)
TAKEAWAYS = RateLimit("takeaways", 120, 600)
#: Share pictures that do not lie ready; a messenger fetches for all its people.
CARDS = RateLimit("cards", 300, 600)


def hashes() -> RateLimit:
    """Passwords hashed for everybody together: beyond this the machine would have no time for readers."""
    return RateLimit("hashes", settings.SIGN_INS_A_SECOND, 1)


def hashes_of_one() -> RateLimit:
    """Passwords hashed for one network: half of all, so that nobody alone can crowd out the others."""
    return RateLimit("hashes-of-one", max(1, settings.SIGN_INS_A_SECOND // 2), 1)
