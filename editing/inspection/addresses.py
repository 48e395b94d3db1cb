"""Whether an address leads somewhere, answered without asking any other host."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from core.models import is_restricted

_spelt = URLValidator(schemes=["http", "https"])


class Addresses:
    """What is open to readers now; asked many times in one inspection."""

    def __init__(self) -> None:
        self.live = set(Page.objects.live().values_list("pk", flat=True))
        self.closed = set(Page.objects.live().filter(is_restricted()).values_list("pk", flat=True))
        self.files = set(get_document_model().objects.values_list("pk", flat=True))
        self.site = Site.objects.get(is_default_site=True)
        self.home = self.site.root_page.specific
        self.known: dict[str, str] = {}

    def problem_of_page(self, key: str) -> str:
        """What stands against following a link to a page; empty if nothing does."""
        if not key.isdecimal() or int(key) not in self.live:
            return "页面已删除或没有公开"
        return "页面要登录才能看" if int(key) in self.closed else ""

    def problem_of_file(self, key: str) -> str:
        """The same for a file."""
        return "" if key.isdecimal() and int(key) in self.files else "附件已删除"

    def problem_of_address(self, address: str) -> str:
        """The same for an address somebody typed."""
        if address not in self.known:
            self.known[address] = self._problem(address.strip())
        return self.known[address]

    def _problem(self, address: str) -> str:
        try:
            parts = urlsplit(address)
        except ValueError:
            return "网址写法不对"
        if parts.scheme == "tel":
            return "" if parts.path.strip("+-() 0123456789") == "" and parts.path else "电话写法不对"
        if parts.scheme == "mailto":
            return _spelling(validate_email, parts.path, "邮箱写法不对")
        if parts.netloc and parts.netloc != urlsplit(settings.PUBLIC_URL).netloc:
            return _spelling(_spelt, address, "网址写法不对")
        if parts.scheme and not parts.netloc:
            return "网址写法不对"
        if not parts.path:
            return "" if parts.fragment or parts.netloc else "链接是空的"
        return self._problem_of_path(parts.path)

    def _problem_of_path(self, path: str) -> str:
        if not path.startswith("/"):
            return "网址写法不对，站内地址要以“/”开头"
        path = path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"
        with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
            try:
                match = resolve(path)
            except Resolver404:
                return self._unless_redirected(path)
            return self._problem_of_route(path) if match.url_name == "wagtail_serve" else ""

    def _problem_of_route(self, path: str) -> str:
        request = RequestFactory().get(path, headers={"host": self.site.hostname})
        prefix = translation.get_language_from_path(path)
        components = [part for part in path.split("/") if part][1 if prefix else 0 :]
        try:
            page = self.home.localized.specific.route(request, components)[0]
        except Http404:
            return self._unless_redirected(path)
        return self.problem_of_page(str(page.pk))

    def _unless_redirected(self, path: str) -> str:
        found = Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()
        return "" if found else "站内没有这个地址"


def _spelling(validate, text: str, problem: str) -> str:
    try:
        validate(text)
    except ValidationError:
        return problem
    return ""
