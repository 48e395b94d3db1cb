"""The house rules that a reader of the code relies on: data runs one way, every file keeps its size."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

#: Who may import whom. The project package `yuzhong` is imported by nobody.
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "audit": {"core"},
    "reviews": {"audit", "core"},
    "access": {"core"},
    "languages": {"core"},
    "guards": {"core"},
    "backups": set(),
    "timers": set(),
    "coediting": set(),
    "desk": set(),
    "handbook": set(),
    "advice": {"honours"},
    "posters": {"plaques"},
    "inspection": {"core", "desk"},
    "members": {"core"},
    "secondstep": {"audit", "core", "signins"},
    "signins": {"audit", "core"},
    "organisations": {"core"},
    "subscriptions": {"core"},
    "spots": {"core"},
    "news": {"core", "subscriptions"},
    "lessons": {"core", "desk", "recordings", "subscriptions"},
    "bookclub": {"core", "desk", "inspection", "lessons"},
    "honours": {"core", "desk", "reviews", "spots", "subscriptions"},
    "recordings": {"access", "core"},
    "papers": {"access", "core", "lessons"},
    "talks": {"core", "recordings", "subscriptions"},
    "exemplars": {"core"},
    "search": {"core", "honours"},
    "sheets": {"audit", "core", "honours", "reviews", "spots"},
    "invitations": {"core", "members", "sheets"},
    "releases": {"audit", "core", "desk", "honours", "reviews", "spots"},
    "plaques": {"core", "honours"},
    "hearings": {"core", "desk", "honours", "inspection"},
    "pagestore": {"core"},
    "alliances": {"core", "honours", "organisations", "spots"},
    "campaigns": {"core", "organisations", "sheets", "spots", "subscriptions"},
    "walls": {"core", "honours", "plaques"},
    "certificates": {"core", "honours", "lessons", "plaques"},
    "learning": {"certificates", "core", "lessons"},
    "quizzes": {"certificates", "core", "learning", "lessons"},
    "takeaway": {"certificates", "core", "learning", "lessons", "quizzes"},
    "services": {"core"},
    "activities": {"core", "services", "subscriptions"},
    "enquiries": {"core", "desk", "inspection", "services"},
    "fund": {"core"},
    "pairing": {"core", "organisations"},
    "policies": {"core", "subscriptions"},
    "privacy": {"core"},
    "translations": {"core", "honours", "reviews"},
    "styleguide": {"core", "honours"},
}
#: The demo touches every app; nobody imports it.
MAY_IMPORT["home"] = set(MAY_IMPORT)
#: What is told to machines about all of it.
MAY_IMPORT |= {app: set(MAY_IMPORT) for app in ("linked", "atlas", "cards")}
MAY_IMPORT["twins"] = set(MAY_IMPORT)
MAY_IMPORT["api"] = set(MAY_IMPORT)
MOST_LINES = 400


def sources(app: str) -> list[Path]:
    """The app's own code, without tests and generated migrations."""
    return [path for path in (ROOT / app).rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]


def imported(path: Path) -> set[str]:
    """Top-level names of the absolute imports of a file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_an_app_imports_only_what_lies_below_it(app):
    ours = set(MAY_IMPORT) | {"yuzhong"}
    for path in sources(app):
        strays = imported(path) & ours - MAY_IMPORT[app] - {app}
        assert not strays, f"{path.relative_to(ROOT)} imports {', '.join(sorted(strays))}"


def test_every_app_with_models_is_in_the_graph():
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert apps == set(MAY_IMPORT)


def test_site_is_a_plain_folder():
    assert not (ROOT / "site" / "__init__.py").exists(), "`import site` must stay the standard library"


def test_no_file_is_too_long_to_read():
    files = [path for app in [*MAY_IMPORT, "site", "tests", "bench"] for path in (ROOT / app).rglob("*.py")]
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
