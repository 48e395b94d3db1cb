"""Editors' screens of the book club: the queue of notes, the wordings of consent, the gift ledger."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LEARNING
from core.exporting import ModelList
from lessons.models import GiftEntry

from .models import BookProposal, BookVote, NoteConsentText, ReadingNote


class FromReadersPolicy(ModelPermissionPolicy):
    """Notes come from readers, so nobody adds one here."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


class WrittenOncePolicy(ModelPermissionPolicy):
    """Lines of a ledger are added, never changed or deleted."""

    def user_has_permission(self, user, action):
        return action in {"add", "view"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class NoteViewSet(ModelViewSet):
    model = ReadingNote
    icon = "openquote"
    menu_label = "读后感"
    menu_order = 20
    menu_hook = LEARNING.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["pen_name", "cycle", "state", "sent_on", BooleanColumn("is_picked", label="选入“评”"), "decided_on"]
    list_filter = ["state", "is_picked", "cycle"]
    ordering = ["-state", "sent_on", "pk"]  # by the words themselves "waiting" comes first
    search_fields = ["pen_name", "text"]
    search_backend_name = None
    inspect_view_fields = [
        "pen_name", "cycle", "text", "consent", "sent_on", "state", "reason", "decided_on", "is_picked", "comment",
    ]  # fmt: skip
    panels = [
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("cycle", "pen_name", "text", "sent_on", "consent")],
            heading="来稿（一个字也不改）",
        ),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("reason")], heading="审核"),
        MultiFieldPanel([FieldPanel("is_picked"), FieldPanel("comment")], heading="评"),
    ]

    @property
    def permission_policy(self):
        return FromReadersPolicy(self.model)


class NoteConsentTextViewSet(ModelViewSet):
    model = NoteConsentText
    icon = "doc-full"
    menu_label = "读后感的同意书"
    menu_order = 90
    menu_hook = LEARNING.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["__str__", "text", "since"]
    search_fields = ["text"]
    search_backend_name = None
    inspect_view_fields = ["text", "since"]
    panels = [FieldPanel("text", help_text="存了就是新的一版，从这一刻起用；以前交的，按当时那一版算。")]

    @property
    def permission_policy(self):
        return WrittenOncePolicy(self.model)


class GiftEntryViewSet(ModelViewSet):
    model = GiftEntry
    index_view_class = ModelList
    icon = "list-ul"
    menu_label = "赠书账"
    menu_order = 30
    menu_hook = LEARNING.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["on", "cycle", "unit_kind", "unit", "sets", "corrects"]
    list_filter = ["cycle", "unit_kind"]
    search_fields = ["unit", "note"]
    search_backend_name = None
    list_export = ["on", "cycle", "unit_kind", "unit", "sets", "corrects", "note"]
    inspect_view_fields = ["on", "cycle", "unit_kind", "unit", "sets", "corrects", "note", "recorded_at"]
    panels = [
        FieldPanel("cycle"),
        MultiFieldPanel(
            [FieldPanel("on"), FieldPanel("unit_kind"), FieldPanel("unit"), FieldPanel("sets")], heading="这一笔"
        ),
        MultiFieldPanel([FieldPanel("corrects"), FieldPanel("note")], heading="更正与说明"),
    ]

    @property
    def permission_policy(self):
        return WrittenOncePolicy(self.model)


class BookVoteViewSet(ModelViewSet):
    model = BookVote
    icon = "tick-inverse"
    menu_label = "选书投票"
    menu_order = 24
    menu_hook = LEARNING.hook
    copy_view_enabled = False
    list_display = ["title", "closes_on"]
    search_fields = ["title"]
    search_backend_name = None
    panels = [FieldPanel("title"), FieldPanel("closes_on")]


class BookProposalViewSet(ModelViewSet):
    model = BookProposal
    icon = "openquote"
    menu_label = "推荐的书"
    menu_order = 25
    menu_hook = LEARNING.hook
    copy_view_enabled = False
    list_display = ["title", "author", "vote", "state", "sent_on"]
    list_filter = ["state", "vote"]
    ordering = ["-state", "sent_on", "pk"]  # by the words themselves "waiting" comes first
    search_fields = ["title", "author", "why"]
    search_backend_name = None
    panels = [
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("vote", "title", "author", "why", "sent_on")],
            heading="推荐（一个字也不改）",
        ),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("reason")], heading="领读人的意见"),
    ]

    @property
    def permission_policy(self):
        return FromReadersPolicy(self.model)


viewsets = [
    NoteViewSet("reading_notes"),
    BookVoteViewSet("book_votes"),
    BookProposalViewSet("book_proposals"),
    GiftEntryViewSet("gifts"),
    NoteConsentTextViewSet("consent_texts"),
]
