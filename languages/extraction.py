"""Every fixed word a reader can meet, read from the templates and the code themselves; no gettext tools needed."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Node, Template
from django.template.base import FilterExpression
from django.template.engine import Engine
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

#: Our own words are Chinese; an English one belongs to a stock catalogue.
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]")
#: A word given to a filter or a tag: {{ name|default:_("…") }}.
IN_FILTER = re.compile(r"""_\(["']([^"']+)["']\)""")
#: Calls that mark a word, and at which places of the call stand context, word and plural.
_CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
_NOT_OURS = {".venv", ".venv-next", "var", "tests", "migrations", "node_modules"}


@dataclass(frozen=True, order=True)
class Word:
    """What gettext looks up: `text` is the Chinese original, `plural` the same again where English has two forms."""

    text: str
    context: str = ""
    plural: str = ""


def words() -> list[Word]:
    """All of them, in a steady order. A word asked for with and without a number has one entry, the one with both."""
    found: dict[tuple[str, str], Word] = {}
    for word in (*_in_templates(), *_in_code()):
        if CHINESE.search(word.text):
            place = (word.context, word.text)
            found[place] = max(found.get(place, word), word)
    return sorted(found.values())


def template_files() -> Iterator[Path]:
    """The project's templates."""
    for folder in settings.TEMPLATES[0]["DIRS"]:
        yield from sorted(path for path in Path(folder).rglob("*") if path.suffix in {".html", ".txt"})


def _in_templates() -> Iterator[Word]:
    engine = Engine.get_default()
    for path in template_files():
        source = path.read_text("utf-8")
        yield from (Word(text) for text in IN_FILTER.findall(source))
        template = Template(source, name=str(path), engine=engine)
        nodes: list[Any] = template.nodelist.get_nodes_by_type(Node)  # type: ignore[assignment] # a list of them
        for node in nodes:
            if isinstance(node, TranslateNode):
                yield from _of_translate(node)
            elif isinstance(node, BlockTranslateNode):
                yield _of_block(node)


def _of_translate(node: TranslateNode) -> Iterator[Word]:
    """The word of `{% translate %}`; one that is a variable's value is marked where the value is made."""
    literal = node.filter_expression.var
    text = literal if isinstance(literal, str) else getattr(literal, "literal", None)
    if isinstance(text, str):
        yield Word(text.replace("%", "%%"), _literal(node.message_context))


def _of_block(node: BlockTranslateNode) -> Word:
    text, _ = node.render_token_list(node.singular)
    plural = node.render_token_list(node.plural)[0] if node.plural and node.countervar else ""
    return Word(text, _literal(node.message_context), plural)


def _literal(expression: FilterExpression | None) -> str:
    return str(expression.resolve(Context())) if expression else ""


def _in_code() -> Iterator[Word]:
    for path in sorted(settings.BASE_DIR.rglob("*.py")):
        if not _NOT_OURS & set(path.relative_to(settings.BASE_DIR).parts):
            source = path.read_text("utf-8")
            if "django.utils.translation" in source:
                yield from _in_source(source)


def _in_source(source: str) -> Iterator[Word]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in _CALLS:
                given = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
                context, text, plural = (given[i] if i is not None else "" for i in _CALLS[name])
                if isinstance(text, str):
                    yield Word(text, str(context or ""), str(plural or ""))
