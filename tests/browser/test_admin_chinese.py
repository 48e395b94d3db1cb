"""The admin speaks Chinese: no English-only words on any screen, shown or waiting in a menu, dialog or tooltip."""

import json
import re
from typing import Any

import pytest

#: Names and abbreviations that Chinese offices write in Latin letters themselves.
NAMES = {
    *("Wagtail", "Excel", "Word", "YouTube", "English", "Ctrl", "Shift", "Alt", "Cmd", "Esc", "Enter", "Tab"),
    *("WebM", "Mac", "Windows", "OK", "px", "admin"),
}
#: Not words: addresses, names of files and codes.
CODE = re.compile(r"\S*[/\\@_.#<>{}=:]\S*|\b[\w-]*\d[\w-]*\b|&\w+;|⌘\s*\+?\s*\w|Ctrl\s*\+\s*\w+")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
HAN = re.compile(r"[\u3400-\u9fff]")

#: Every text node and every attribute that is read out or shown; what an editor typed is not of the interface.
COLLECT = """() => {
    const found = new Set();
    // A group of synonyms, “how to get to = directions”, is what an editor typed.
    const isTyped = (words) => words.includes(" = ");
    const add = (text) => {
        const words = (text || "").replace(/\\s+/g, " ").trim();
        if (words && !isTyped(words)) found.add(words);
    };
    // Never shown: a button of the stock date picker, counters of nothing. Names of time zones are the system's.
    const hidden = ".xdsoft_save_selected, [data-side-panel-toggle-counter][hidden]";
    const typed = "textarea, [data-contents], [name$=time_zone], [lang=en]";
    const skipped = `script, style, code, pre, noscript, ${hidden}, ${typed}`;
    const names = ["title", "placeholder", "aria-label", "aria-description", "alt", "data-w-tooltip-content-value"];
    const visit = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE) {
                if (!node.parentElement?.closest(skipped)) add(node.data);
                continue;
            }
            for (const name of names) add(node.getAttribute(name));
            if (node.matches("input[type=submit], input[type=button], input[type=reset]")) add(node.value);
            if (node.tagName === "TEMPLATE") visit(node.content);
        }
    };
    visit(document.body);
    add(document.title);
    return [...found];
}"""

FACTS = """
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow, WorkflowTask
from core.models import Attachment, Photo
from home.models import HomePage, StandardPage
from honours.models import AwardScheme, Honour, Merchant
from lessons.models import LessonPage, ReadingCyclePage
from news.models import NewsPage
from core.media.models import Recording
from honours.releases.models import Release
from editing.reviews.authority import BypassReason, acting_for_system
from spots.models import ScenicSpotPage
from languages.translations.models import Term
from wagtail_localize.operations import translate_object
import_module(settings.ROOT_URLCONF)
LISTED = [one for one in viewsets.viewsets if isinstance(one, ModelViewSet)]
home = HomePage.objects.in_language().get()
admin = get_user_model().objects.get(username="admin")
with acting_for_system(BypassReason.LAYING_OUT):
    draft = home.add_child(instance=StandardPage(title="一张草稿", slug="yi-zhang-cao-gao"))
    first = draft.save_revision(user=admin, log_action=True); first.publish(user=admin)
draft.title = "一张草稿，改过"; second = draft.save_revision(user=admin, log_action=True)
workflow, _ = Workflow.objects.get_or_create(name="审稿")
task = GroupApprovalTask.objects.create(name="初审"); task.groups.set(Group.objects.all()[:1])
WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
redirect = Redirect.objects.create(old_path="/jiu", redirect_link="/spots/")
release = Release.objects.create(title="授牌")
numbers = {"draft": draft, "first": first, "second": second, "home": home, "user": admin}
numbers |= {"workflow": workflow, "task": task}
numbers |= {"redirect": redirect, "release": release, "spot": ScenicSpotPage.objects.in_language().live().first()}
page = StandardPage.objects.in_language().get(slug="accessibility")
with acting_for_system(BypassReason.LAYING_OUT):
    translate_object(page, Locale.objects.filter(language_code="en"), user=None)
numbers |= {"translated": page.get_translations().get(locale__language_code="en"), "term": Term.objects.first()}
kinds = (NewsPage, LessonPage, ReadingCyclePage, Merchant, Honour, AwardScheme)
for model in (*kinds, Photo, Attachment, Recording, Group, Site, Locale):
    numbers[model._meta.model_name] = model.objects.first()
titles = Page.objects.exclude(locale=Locale.objects.get(language_code="zh-hans")).values_list("title", flat=True)
wordings = [" ".join(term.english.split()) for term in Term.objects.all()]
typed = [*titles, *wordings, *get_user_model().objects.values_list("username", flat=True)]
lists = [reverse(one.get_url_name("list" if "snippets" in one.url_namespace else "index")) for one in LISTED]
print("facts", json.dumps({name: record.pk for name, record in numbers.items()} | {"typed": typed, "lists": lists}))
"""

SCREENS = """
/admin/
/admin/pages/{home}/
/admin/pages/search/?q=洪崖洞
/admin/pages/{home}/add_subpage/
/admin/pages/add/home/standardpage/{home}/
/admin/pages/{draft}/edit/
/admin/pages/{spot}/edit/
/admin/pages/{newspage}/edit/
/admin/pages/{lessonpage}/edit/
/admin/pages/{readingcyclepage}/edit/
/admin/pages/{draft}/history/
/admin/pages/{draft}/revisions/compare/{first}...{second}/
/admin/pages/{spot}/usage/
/admin/pages/{draft}/delete/
/admin/pages/{draft}/unpublish/
/admin/pages/{draft}/move/
/admin/pages/{draft}/copy/
/admin/pages/{draft}/revisions/{first}/revert/
/admin/snippets/
/admin/snippets/honours/merchant/
/admin/snippets/honours/merchant/add/
/admin/snippets/honours/merchant/edit/{merchant}/
/admin/snippets/honours/honour/
/admin/snippets/honours/honour/edit/{honour}/
/admin/snippets/honours/honour/history/{honour}/
/admin/snippets/honours/honour/usage/{honour}/
/admin/snippets/honours/honour/delete/{honour}/
/admin/snippets/honours/honour/unpublish/{honour}/
/admin/snippets/honours/awardscheme/edit/{awardscheme}/
/admin/snippets/lessons/book/
/admin/images/
/admin/images/multiple/add/
/admin/images/{photo}/
/admin/images/{photo}/delete/
/admin/images/usage/{photo}/
/admin/documents/
/admin/documents/multiple/add/
/admin/documents/edit/{attachment}/
/admin/media/
/admin/media/audio/add/
/admin/media/edit/{recording}/
/admin/users/
/admin/users/new/
/admin/users/edit/{user}/
/admin/groups/
/admin/groups/new/
/admin/groups/edit/{group}/
/admin/sites/
/admin/sites/edit/{site}/
/admin/redirects/
/admin/redirects/add/
/admin/redirects/{redirect}/
/admin/redirects/import/
/admin/locales/
/admin/locales/new/
/admin/locales/edit/{locale}/
/admin/collections/
/admin/collections/add/
/admin/workflows/list/
/admin/workflows/add/
/admin/workflows/edit/{workflow}/
/admin/workflows/usage/{workflow}/
/admin/workflows/tasks/index/
/admin/workflows/tasks/select_type/
/admin/workflows/tasks/add/wagtailcore/groupapprovaltask/
/admin/workflows/tasks/edit/{task}/
/admin/reports/locked/
/admin/reports/workflow/
/admin/reports/workflow_tasks/
/admin/reports/site-history/
/admin/reports/aging-pages/
/admin/reports/page-types-usage/
/admin/reports/expiring-honours/
/admin/reports/duplicate-merchants/
/admin/reports/inspection/
/admin/excel/
/admin/word/
/admin/releases/
/admin/releases/{release}/
/admin/objections/
/admin/merchant_replies/
/admin/corrections/
/admin/reading_notes/
/admin/enquiries/
/admin/invitations/
/admin/settings/core/sitefacts/
/admin/account/
/admin/help/editors/
/admin/localize/submit/page/{spot}/
/admin/pages/{translated}/edit/
/admin/snippets/translations/term/
/admin/snippets/translations/term/add/
/admin/snippets/translations/term/edit/{term}/
/admin/nothing/
"""


@pytest.fixture(scope="module")
def facts(server) -> dict[str, Any]:
    """The numbers of what is looked at; "typed": titles of translations, terms, names of accounts: people's own."""
    said = server.manage("shell", "-v0", "-c", FACTS)
    return json.loads(next(line for line in said.splitlines() if line.startswith("facts ")).removeprefix("facts "))


def english(texts: list[str]) -> list[str]:
    """Those without a Chinese sign in which an English word is left."""
    return sorted(text for text in texts if not HAN.search(text) and foreign_words(text))


def foreign_words(text: str) -> list[str]:
    return [word for word in WORD.findall(CODE.sub(" ", text)) if word not in NAMES and not word.isupper()]


def is_typed(text: str, typed: list[str]) -> bool:
    """Whether it is a name that somebody gave, alone or with the language it is in."""
    return text.removesuffix("（English）") in typed


def test_what_counts_as_english():
    assert english(["Save draft", "保存 PDF", "PDF", "a.pdf", "/spots/", "Excel", "92500103MA"]) == ["Save draft"]


def test_no_screen_says_anything_in_english_alone(desk, facts):
    left: dict[str, list[str]] = {}
    seen = 0
    for screen in dict.fromkeys([*SCREENS.split(), *facts["lists"]]):  # and every list of ours, whoever adds one
        address = screen.format(**facts)
        answer = desk.goto(address)
        assert answer.status in (200, 404) and (answer.status == 200) == ("nothing" not in address), address
        desk.wait_for_load_state("networkidle")
        if words := [text for text in english(desk.evaluate(COLLECT)) if not is_typed(text, facts["typed"])]:
            left[address] = words
        seen += 1
    assert seen >= 30 + len(facts["lists"]) > 50
    assert not left, json.dumps(left, ensure_ascii=False, indent=1)


def test_signing_in_says_nothing_in_english_alone(chromium, site):
    context = chromium.new_context(base_url=site["url"], locale="zh-CN")
    page = context.new_page()
    for address in ("/admin/login/", "/admin/password_reset/"):
        page.goto(address)
        assert not english(page.evaluate(COLLECT)), address
    context.close()
