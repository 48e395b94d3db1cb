"""Which apps a file leans on: by imports, inside functions too, and by names of models and tables in its strings."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
#: Where a page may lie in the tree is said by label, from both ends: Wagtail's own way.
_TREE = {"parent_page_types", "subpage_types"}


@cache
def our_apps() -> dict[str, str]:
    """Dotted name of each app of ours, by its label."""
    return {config.label: config.name for config in apps.get_app_configs() if (ROOT / _path(config.name)).is_dir()}


def files(app: str) -> list[Path]:
    """The app's own code: no tests, no generated migrations, nothing of apps nested in it."""
    own = _path(app)
    nested = [_path(name) for name in our_apps().values() if name.startswith(f"{app}.")]
    found = (path for path in (ROOT / own).rglob("*.py") if not {"tests", "migrations"} & set(path.parts))
    return [path for path in found if not any(path.is_relative_to(ROOT / folder) for folder in nested)]


def imported_apps(path: Path) -> set[str]:
    """Apps and groups of ours that a file imports, wherever it does so."""
    return {_app_of(name) for name in _imported(path)} & _ours()


def named_apps(path: Path) -> set[str]:
    """Apps of ours whose models or tables a file names in its words: "honours.Merchant", honours_merchant."""
    found: set[str] = set()
    for word in _words(ast.parse(path.read_text("utf-8"))):
        found |= {_models()[word]} if word in _models() else set()
        found |= {_tables()[table] for table in _table_names().findall(word)}
    return found


def _path(app: str) -> str:
    return app.replace(".", "/")


def _ours() -> set[str]:
    return {*our_apps().values(), "yuzhong"}


def _app_of(name: str) -> str:
    parts = name.split(".")
    beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((one for one in beginnings if one in _ours()), parts[0])


def _imported(path: Path) -> Iterator[str]:
    package = list(path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield from (".".join([*base, *filter(None, [node.module]), alias.name]) for alias in node.names)


def _words(node: ast.AST) -> Iterator[str]:
    """All strings of a file but those that lay out the page tree."""
    if isinstance(node, ast.Assign) and any(getattr(target, "id", "") in _TREE for target in node.targets):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _words(child)


@cache
def _models() -> dict[str, str]:
    models = (model for model in apps.get_models() if model._meta.app_label in our_apps())
    return {f"{model._meta.app_label}.{model.__name__}": our_apps()[model._meta.app_label] for model in models}


@cache
def _tables() -> dict[str, str]:
    models = (model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in our_apps())
    return {model._meta.db_table: our_apps()[model._meta.app_label] for model in models}


@cache
def _table_names() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(_tables(), key=len, reverse=True))})\b")
