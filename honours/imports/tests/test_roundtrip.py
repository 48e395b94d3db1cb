"""What goes out comes in again unharmed, whatever the names look like."""

import csv
import io

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from core.pii import personal_number
from core.spreadsheets.texts import clean_text
from core.spreadsheets.xlsx import write_xlsx
from honours.imports import writing
from honours.imports.columns import BY_FIELD, NAMES
from honours.imports.states import Fate
from honours.models import Honour

from .lists import exported, load, table

pytestmark = pytest.mark.django_db
TITLE = NAMES.index(BY_FIELD["title"].name)

#: Names as an editor might have typed them: any letters, and the beginnings that spreadsheets act upon.
NAMES_TYPED = (
    st.builds(
        str.__add__,
        st.sampled_from(["", "=", "+", "-", "@", "'", "''", "\t=", "清空", "/", "—", "同上", "〃"]),
        st.text(max_size=30),
    )
    .map(clean_text)
    .filter(lambda name: name and not personal_number(name))
)
in_this_test = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


@pytest.mark.slow
@in_this_test
@given(st.lists(NAMES_TYPED, min_size=1, max_size=8), st.sampled_from(["xlsx", "csv"]))
def test_names_survive_out_and_in(names, kind):
    with transaction.atomic():
        honours = list(Honour.objects.select_related("merchant")[: len(names)])
        for honour, name in zip(honours, names, strict=True):
            type(honour.merchant).objects.filter(pk=honour.merchant_id).update(title=name)
        out = io.BytesIO()
        writing.write_list(Honour.objects.filter(pk__in=[honour.pk for honour in honours]), kind, out)
        batch = load(out.getvalue(), f"名单.{kind}")
        assert batch.count(Fate.SAME) == len(honours), list(batch.rows.values("cells", "diff", "problems"))
        transaction.set_rollback(True)


ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "007",
            "1-2",
            "12E5",
            "#N/A",
            "TRUE",
            "50%",
            "7:30",
            "2026-03-15",
            '="007"',
            '="x"',
            "'",
            "''",
            "⼩⾯",
            "_x000D_",
            "甲_x005F_",
            "2.02E+11",
            "###",
            "#REF!",
        ]
    ),
    st.builds(
        "{}{}".format,
        st.sampled_from(["渝", "=", "'", "-", '"', "一楼,"]),
        st.text('\u200e\ufe0f\u3164Ａ０—é榮,;\n"', max_size=9),
    ),
)
FIELDS_TYPED = ("title", "registered_name", "address")


@pytest.mark.slow
@in_this_test
@given(st.lists(st.tuples(ODD, ODD, ODD), min_size=1, max_size=6), st.sampled_from(["xlsx", "csv"]))
def test_every_text_survives_out_and_in(texts, kind):
    texts = [row for row in texts if row[0].strip() and clean_text(row[0]) and not personal_number(" ".join(row))]
    with transaction.atomic():
        honours = list(Honour.objects.select_related("merchant")[: len(texts)])
        for honour, row in zip(honours, texts, strict=True):
            changed = dict(zip(FIELDS_TYPED, row, strict=True))
            type(honour.merchant).objects.filter(pk=honour.merchant_id).update(**changed)
        out = io.BytesIO()
        writing.write_list(Honour.objects.filter(pk__in=[honour.pk for honour in honours]), kind, out)
        batch = load(out.getvalue(), f"名单.{kind}")
        assert batch.count(Fate.SAME) == len(honours), list(batch.rows.values("cells", "diff", "problems"))
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_same_content_gives_the_same_bytes(kind):
    assert exported(kind) == exported(kind)


def test_no_exported_cell_can_act():
    Honour.objects.first().merchant.__class__.objects.update(title='=HYPERLINK("http://x")', address="@SUM(1)")
    sheet = load_workbook(io.BytesIO(exported())).worksheets[0]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    for text in [cell for row in csv.reader(io.StringIO(exported("csv").decode("utf-8-sig"))) for cell in row]:
        assert text[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_codes_leave_as_text_under_a_text_format():
    sheet = load_workbook(io.BytesIO(exported())).worksheets[0]
    column = NAMES.index("统一社会信用代码") + 1
    assert {sheet.cell(line, column).number_format for line in range(2, 30)} == {"@"}
    assert {sheet.cell(line, column).data_type for line in range(2, 30)} == {"s"}


@pytest.mark.parametrize("number", ["00012", "2022-07", "3/15", "12E5", "202207140001", "915001030"])
def test_a_csv_holds_no_code_that_a_spreadsheet_would_read_as_something_else(number):
    honour = Honour.objects.first()
    honour.number = number
    honour.save()
    rows = list(csv.reader(io.StringIO(exported("csv").decode("utf-8-sig"))))
    [cell] = {row[NAMES.index("牌匾编号")] for row in rows} & {number, f"'{number}"}
    assert cell == (number if number == "915001030" else f"'{number}")
    assert load(exported("csv"), "名单.csv").count(Fate.SAME) == Honour.objects.filter(live=True).count()


def test_no_column_is_personal():
    with table(exported()) as read:
        assert not read.notices


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20).map(clean_text), min_size=3, max_size=3), max_size=6))
def test_our_own_xlsx_says_the_same_to_another_reader(rows):
    rows = [["头", *row[1:]] for row in rows]
    out = io.BytesIO()
    write_xlsx(["甲", "乙", "丙"], rows, [10, 10, 10], out)
    out.seek(0)
    read = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()
    assert [[str(cell) for cell in row] + [""] * (3 - len(row)) for row in read] == [["甲", "乙", "丙"], *rows]
