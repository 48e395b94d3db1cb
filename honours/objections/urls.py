"""Addresses of objections and replies; the first is linked from every honour under public notice."""

from django.urls import path

from .views import objections, replies

urlpatterns = [
    path("objection/<str:code>", objections.objection, name="objection"),
    path("case/", objections.search, name="case_search"),
    path("case/<str:typed>", objections.case, name="case"),
    path("reply/<str:token>", replies.reply, name="reply"),
]
