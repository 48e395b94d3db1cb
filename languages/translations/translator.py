"""wagtail-localize's machine translator: Traditional characters by rule, offline."""

from collections.abc import Iterable

from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from core.languages import BY_RULE, OWN
from core.opencc import convert

from .names import names_in


class ByRule(BaseMachineTranslator):
    """From the site's own language into Traditional characters; names of shops stay as registered."""

    display_name = "繁体（按规则转换）"
    kept: frozenset[str] = frozenset()  # the names that the last translation left alone

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Each text with its conversion; tags inside a text stay as they are."""
        strings = list(strings)
        self.kept = frozenset(names_in("\n".join(string.data for string in strings)))
        return {string: StringValue(convert(string.data, self.kept)) for string in strings}

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return source_locale.language_code == OWN and target_locale.language_code == BY_RULE
