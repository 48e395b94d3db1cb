"""The forms of a page as a person, or somebody with bad intent, would send them."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

#: Buttons that Wagtail knows and a page may not show.
FORGED = ("action-publish", "action-unpublish", "action-submit", "action-approve", "_save", "publish", "delete", "sure")
MARK = "改"


def forms_of(address: str, page: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Address and values of each form that is posted, filled in as it came."""
    for form in html.fromstring(page).forms if page.strip() else ():
        if form.method == "POST":
            target = urlsplit(urljoin(f"http://x{address}", form.action or ""))
            values = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
            yield target.path + (f"?{target.query}" if target.query else ""), values | _buttons(form)


def variants(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """As it is; with words changed; ticked; with every button that may be forged."""
    plain = dict(values)
    yield plain
    changed = {name: _changed(name, value) for name, value in plain.items()}
    yield changed
    yield changed | dict.fromkeys(FORGED, "1")
    yield {name: value for name, value in changed.items() if not name.endswith("live")} | {"sure": "on"}


def _buttons(form: Any) -> dict[str, str]:
    return {one.get("name"): one.get("value") or "1" for one in form.xpath(".//button[@name]")[:1]}


def _changed(name: str, value: Any) -> Any:
    """A longer text where a text is; keys, numbers, days and the form's own counters stay."""
    is_text = isinstance(value, str) and value and not value[:1].isdigit() and value[:1] not in '{["<'
    own = ("_FORMS", "-id", "next", "slug", "seen", "fingerprint", "revision", "action", "-ORDER")
    is_word = is_text and any("\u4e00" <= sign <= "\u9fff" for sign in value)
    return value + MARK if is_word and not name.endswith(own) else value
