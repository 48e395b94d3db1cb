"""A shop's own page and what it takes away; the letter alone links to it."""

from django.urls import path

from .views import own

urlpatterns = [
    path("<str:token>", own.own_shop, name="own_shop"),
    path("<str:token>/facts", own.facts, name="own_facts"),
    path("<str:token>/report", own.report, name="own_report"),
    path("<str:token>/<str:code>/<str:sheet>.pdf", own.paper, name="own_paper"),
]
