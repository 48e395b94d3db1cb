"""Addresses of objections, corrections and replies; the shops' and pages' own pages link to the forms."""

from django.urls import path

from .views import cases, corrections, objections, replies

urlpatterns = [
    path("objection/<str:code>", objections.objection, name="objection"),
    path("correction/credit/<str:public_id>", corrections.correct_shop, name="correct_shop"),
    path("correction/page/<bigint:pk>", corrections.correct_page, name="correct_page"),
    path("case/", cases.search, name="case_search"),
    path("case/<str:typed>", cases.case, name="case"),
    path("reply/<str:token>", replies.reply, name="reply"),
]
