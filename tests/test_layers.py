"""The house rules that a reader of the code relies on: data runs one way, every file keeps its size."""

from pathlib import Path

import pytest

from tests.ties import files, imported_apps, named_apps, our_apps

ROOT = Path(__file__).resolve().parents[1]

#: Who may lean on whom, by import, by a model's label or by a table's name. Nobody leans on `site`.
GROUPS: dict[str, set[str]] = {
    "core": set(),
    "editing": {"core"},
    "news": {"core"},
    "operations": {"core"},
    "spots": {"core"},
    "accounts": {"core", "editing"},
    "honours": {"core", "editing", "spots"},
    "lessons": {"core", "editing"},
    "services": {"core", "editing"},
    "alliances": {"core", "editing", "honours", "spots"},
    "languages": {"core", "editing", "honours"},
    "search": {"core", "honours"},
    "home": {
        "core",
        "accounts",
        "editing",
        "spots",
        "honours",
        "lessons",
        "alliances",
        "services",
        "news",
        "languages",
    },
    "outputs": {"core", "spots", "honours", "lessons", "alliances", "services", "news", "home"},
}
GROUPS["site"] = set(GROUPS)
#: Inside a group a nested app may lean on these of its neighbours; a group's own app on none that is not named here.
NESTED: dict[str, set[str]] = {
    "accounts.invitations": {"accounts"},
    "accounts.subscriptions": {"accounts"},
    "accounts.two_factor": {"accounts.login_sessions"},
    "alliances.campaigns": {"alliances"},
    "alliances.display_walls": {"alliances"},
    "core.feeds": {"core"},
    "core.media": {"core"},
    "editing.inspection": {"editing.dashboard"},
    "editing.pii": {"editing.dashboard"},
    "editing.reviews": {"editing.audit", "editing.dashboard"},
    "honours.applications": {"honours", "honours.objections", "honours.releases"},
    "honours.imports": {"honours"},
    "honours.merchant_links": {"honours", "honours.objections", "honours.plaques"},
    "honours.objections": {"honours"},
    "honours.plaques": {"honours"},
    "honours.releases": {"honours"},
    "lessons": {"lessons.regulations"},
    "lessons.assignments": {"lessons", "lessons.certificates", "lessons.progress", "lessons.quizzes"},
    "lessons.bookclub": {"lessons"},
    "lessons.certificates": {"lessons", "lessons.regulations"},
    "lessons.offline": {"lessons", "lessons.progress", "lessons.quizzes"},
    "lessons.progress": {"lessons", "lessons.certificates"},
    "lessons.quizzes": {"lessons", "lessons.certificates", "lessons.progress", "lessons.regulations"},
    "lessons.word_import": {"lessons"},
    "operations.backups": {"operations.monitoring", "operations.scheduler", "operations.security"},
    "operations.monitoring": {"operations.scheduler"},
    "operations.page_cache": {"operations.scheduler", "operations.security"},
    "outputs.api": {"outputs.markdown"},
    "outputs.markdown": {"outputs.sitemaps"},
    "services.activities": {"services"},
    "services.enquiries": {"services"},
}
MOST_LINES = 400


def group(app: str) -> str:
    """The top folder an app lies in."""
    return app.partition(".")[0]


def apps_of(name: str) -> list[str]:
    """A group's apps; `site` is no app and counts as one."""
    return ["site"] if name == "site" else [app for app in our_apps().values() if group(app) == name]


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_leans_only_on_what_lies_below_it(name):
    allowed = GROUPS[name] | {name}
    for path in (path for app in apps_of(name) for path in files(app)):
        strays = {group(app) for app in imported_apps(path) | named_apps(path)} - allowed
        assert not strays - ({"yuzhong"} if name == "site" else set()), f"{path.relative_to(ROOT)} leans on {strays}"


@pytest.mark.parametrize("app", sorted(our_apps().values()))
def test_inside_a_group_apps_lean_one_way(app):
    allowed = NESTED.get(app, set()) | {app}
    for path in files(app):
        strays = {other for other in imported_apps(path) | named_apps(path) if group(other) == group(app)} - allowed
        assert not strays, f"{path.relative_to(ROOT)} leans on {strays}"


@pytest.mark.parametrize("table", [GROUPS, NESTED], ids=["groups", "nested"])
def test_no_table_holds_a_circle(table):
    left = {name: set(below) & set(table) for name, below in table.items()}
    while left:
        free = {name for name, below in left.items() if not below}
        assert free, f"a circle among {sorted(left)}"
        left = {name: below - free for name, below in left.items() if name not in free}


def test_every_app_lies_in_a_group():
    assert {group(app) for app in our_apps().values()} | {"site"} == set(GROUPS)
    assert set(NESTED) <= set(our_apps().values())


def test_site_is_a_plain_folder():
    assert not (ROOT / "site" / "__init__.py").exists(), "`import site` must stay the standard library"


def test_no_file_is_too_long_to_read():
    files = [path for app in [*GROUPS, "tests", "bench"] for path in (ROOT / app).rglob("*.py")]
    files += [*(ROOT / "static").rglob("*.css"), *(ROOT / "templates").rglob("*.html")]
    long = {str(path.relative_to(ROOT)) for path in files if len(path.read_text("utf-8").splitlines()) > MOST_LINES}
    assert not {name for name in long if "migrations" not in name}


def test_page_templates_are_named_after_their_class():
    from django.apps import apps

    from core.models import BasePage

    for model in apps.get_models():
        if issubclass(model, BasePage):
            assert (ROOT / "templates" / model.template).is_file(), model.template
            assert "template" not in vars(model) or model.template.startswith(model._meta.app_label)
