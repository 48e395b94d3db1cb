"""Killed at a random moment, every long piece of work is done whole or not at all, and the next try does it."""

import random
import time

import pytest

from tests.plain_schemes import PLAIN_SCHEMES

from .copies import Copy, killed
from .report import TRIALS, tried

pytestmark = [pytest.mark.slow, pytest.mark.databases, pytest.mark.django_db]

IMPORT = """
from honours.imports.models import ImportBatch
from honours.imports import commit, undo
say("start")
work = {"import": commit.commit, "undo": undo.undo}[sys.argv[1]]
for _ in work(ImportBatch.objects.get(), admin):
    pass
say("end")
"""
UPLOAD = f"""{PLAIN_SCHEMES}
from honours.imports.tests.lists import cells, load, reviewed, xlsx
reviewed(load(xlsx(*(cells(number) for number in range(1200)))))
"""
RELEASE_DRAFTS = f"""{PLAIN_SCHEMES}
from honours.releases.models import Release
from honours.releases.tests.drafts import drafts, reviewed
release = Release.objects.create(title="到点")
for honour in drafts(40, prefix="程-"):
    release.items.create(honour=honour)
reviewed(release)
"""
RELEASE = """
from honours.releases.models import Release
from honours.releases import publishing
say("start")
for _ in publishing.publish(Release.objects.get(title="到点"), admin):
    pass
say("end")
"""
REVIEWED_TWICE = """
from news.models import NewsIndexPage, NewsPage
from tests.reviewing import hand_in, person, take
index = NewsIndexPage.objects.in_language("zh-hans").get()
page = index.add_child(instance=NewsPage(title="待发的动态", slug="to-publish", live=False))
page.save_revision(user=person("author"))
hand_in(page)
for step in ("first", "second"):
    take(page, person(step))
"""
PUBLISH = """
from django.test import Client
from django.urls import reverse
from editing.reviews.models import ReviewTaskState
from tests.reviewing import person
client = Client()
client.force_login(person("final"))
address = reverse("reviews:decide", args=[ReviewTaskState.objects.get(status="in_progress").pk])
say("start")
answer = client.post(address, {"action": "approve"})
assert answer.status_code == 302, answer.content.decode()
say("end")
"""
#: What the clock does each minute: the other languages follow a publication in transactions of their own.
NEXT_MINUTE = """
from languages.translations.resync import catch_up
catch_up()
"""
UNPUBLISH = """
from django.urls import reverse
from news.models import NewsIndexPage
from tests.pairs import PairedClient
client = PairedClient()
client.force_login(admin)
section = NewsIndexPage.objects.in_language().get()
NewsIndexPage.objects.filter(pk=section.pk).update(slug="another")  # what stands at a promised address is never hidden
address = reverse("wagtailadmin_pages:unpublish", args=[section.pk])
say("start")
answer = client.post(address, {"include_descendants": "on"})
assert answer.status_code == 302, answer.content.decode()
say("end")
"""

IN_TABLES = {
    "import": {
        "honours_honour": "",
        "honours_merchant": "",
        "honours_honourevent": "",
        "honours_honourspell": "",
        "imports_importtrace": "",
        "wagtailsearch_indexentry": "",
        "imports_importbatch": "state = 'committed'",
    },
    "release": {
        "honours_honour": "live",
        "honours_merchant": "live",
        "honours_honourevent": "",
        "wagtailcore_modellogentry": "",
        "releases_release": "state = 'released'",
    },
    "unpublish": {"wagtailcore_page": "live", "wagtailcore_pagelogentry": ""},
    # Not the books that the other languages keep for themselves: those may tell of a step twice.
    "publish": {
        "wagtailcore_page": "live",
        "news_newspage": "",
        "wagtailcore_workflowstate": "status = 'approved'",
        "wagtailsearch_indexentry": "",
        "reviews_decision": "",
    },
}


def state(copy: Copy, tables: str) -> dict[str, int]:
    """How many rows of each table count."""
    copy.settle()
    asked = IN_TABLES[tables].items()
    return {table: copy.rows(f"SELECT count(*) FROM {table} WHERE {which or 'true'}")[0][0] for table, which in asked}


def measured(copy: Copy, program: str, *arguments: str) -> float:
    """Seconds from start to end."""
    process = copy.start(program, *arguments)
    assert process.stdout is not None
    begun = 0.0
    for line in process.stdout:
        if line.startswith("start"):
            begun = time.monotonic()
        if line.startswith("end"):
            break
    lasted = time.monotonic() - begun
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return lasted


@pytest.fixture(scope="module")
def ready(origin):
    """Copies in which something waits to be done, by name; each made once."""
    made: dict[str, Copy] = {}

    def of(name: str) -> Copy:
        if name not in made:
            before, program, *arguments = PREPARED[name]
            made[name] = (of(before) if before else origin).again()
            if program:
                made[name].run(program, *arguments)
        return made[name]

    yield of
    for copy in made.values():
        copy.drop()


PREPARED = {
    "import": ("", UPLOAD),
    "undo": ("import", IMPORT, "import"),
    "release": ("", RELEASE_DRAFTS),
    "unpublish": ("", ""),
    "publish": ("", REVIEWED_TWICE),
}
WORK = {
    "import": (IMPORT, ("import",), "import"),
    "undo": (IMPORT, ("undo",), "import"),
    "release": (RELEASE, (), "release"),
    "unpublish": (UNPUBLISH, (), "unpublish"),
    "publish": (PUBLISH, (), "publish"),
}


@pytest.mark.parametrize("work", WORK)
def test_whole_or_nothing(work, ready, database):
    program, arguments, tables = WORK[work]
    waiting = ready(work)
    whole = waiting.again()
    lasts = measured(whole, program, *arguments)
    old, new = state(waiting, tables), state(whole, tables)
    whole.drop()
    assert old != new
    moments, lost, undone = random.Random(work), 0, 0
    for _ in range(TRIALS):
        copy = waiting.again()
        with killed(copy.start(program, *arguments), after=moments.uniform(0, lasts)):
            copy.settle()
            copy.run(NEXT_MINUTE)
            left = state(copy, tables)
        lost += left not in (old, new)
        if left == old:
            undone += 1
            measured(copy, program, *arguments)
            lost += state(copy, tables) != new
        copy.drop()
    tried(f"kill -9 during {work}", database, TRIALS, lost, f"{undone} before its end, each done by the next try")


RENDITIONS = """
from core.models import Photo
say("start")
for photo in Photo.objects.order_by("pk"):
    for spec in ("fill-401x301|format-jpeg", "fill-803x601|format-webp"):
        photo.get_renditions(spec)
say("end")
"""
WHOLE_FILES = """
from PIL import Image
from core.models import Photo, Rendition
for rendition in Rendition.objects.filter(filter_spec__regex="fill-(401|803)"):
    Image.open(rendition.file.path).load()
say(Rendition.objects.count())
"""


def test_a_size_of_a_picture_is_whole_or_missing(origin, database):
    lasts = measured(origin.again(), RENDITIONS)
    moments, lost = random.Random("sizes"), 0
    for _ in range(TRIALS):
        copy = origin.again()
        with killed(copy.start(RENDITIONS), after=moments.uniform(0, lasts)):
            copy.run(WHOLE_FILES)
        copy.run(RENDITIONS)
        copy.run(WHOLE_FILES)
        copy.drop()
    tried("kill -9 while sizes of pictures are made", database, TRIALS, lost, "every row has its whole file")
