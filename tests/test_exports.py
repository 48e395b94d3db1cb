"""Every list of ours that leaves the admin as a sheet keeps to the same rules, whoever adds one."""

import csv
import io

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from alliances.models import Organisation
from core.exporting import SheetOut
from home.models import StandardPage
from tests.reviewing import hand_in, person

pytestmark = pytest.mark.django_db


def views(patterns: list[URLPattern | URLResolver]) -> set[type]:
    """The view classes of ours below these addresses that export something."""
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= views(pattern.url_patterns)
            continue
        view = getattr(pattern.callback, "view_class", object)
        given = getattr(pattern.callback, "view_initkwargs", {})
        exports = given.get("list_export") or vars(view).get("list_export") or getattr(view, "headings", None)
        if issubclass(view, SpreadsheetExportMixin) and exports:
            model = given.get("model")
            if not (model or view).__module__.startswith("wagtail."):
                found.add(view)
    return found


def test_every_list_leaves_the_same_way():
    found = views(get_resolver().url_patterns)
    assert len(found) >= 10
    assert not {view.__qualname__ for view in found if not issubclass(view, SheetOut)}


def test_a_list_speaks_words_and_acts_on_nothing(editor_client):
    unit = Organisation.objects.create(title="=1+1", kind=Organisation.objects.first().kind, is_invented=True)
    content = b"".join(editor_client.get("/admin/snippets/alliances/organisation/?export=csv"))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    [row] = [row for row in rows if row["单位名称"] == "'=1+1"]
    assert unit.get_kind_display() in row.values() and "是" in row.values()


STOCK = ["site-history", "aging-pages", "page-types-usage", "locked", "workflow", "workflow_tasks"]


@pytest.mark.parametrize("report", STOCK)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_a_stock_report_acts(editor_client, home, report, kind):
    page = home.add_child(instance=StandardPage(title="=1+1", slug="formula", summary="x", live=False))
    page.save_revision(user=person("author"), log_action=True)
    page.locked = True
    page.save(clean=False)
    hand_in(page)
    answer = editor_client.get(f"/admin/reports/{report}/?export={kind}")
    assert answer.status_code == 200
    content = b"".join(answer)
    if kind == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    else:
        cells = [str(cell.value or "") for row in load_workbook(io.BytesIO(content)).active for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    if report not in ("page-types-usage", "aging-pages"):
        assert any("=1+1" in cell for cell in cells), "the page is not in this report at all"
