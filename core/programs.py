"""Addresses that programs ask for, where a page in HTML would be no answer."""

import re

from django.http import HttpRequest

_DATA = re.compile(r"\A(?:/(admin/)?api/(v[0-9]+|main|openapi\.json)(/|$)|.*\.(json|csv|xml|ics|md|vtt)$)")
#: Files that people follow links to, whatever their names end in.
_FILES = ("/documents/", "/media/", "/static/", "/admin/")


def asked_by_program(request: HttpRequest) -> bool:
    """Whether data is asked for; its refusals are JSON."""
    found = _DATA.match(request.path)
    return found is not None and (found[2] is not None or not request.path.startswith(_FILES))
