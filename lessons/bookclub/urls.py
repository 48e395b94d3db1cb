"""Addresses of reading notes, of the vote for the next book, and of 我来."""

from django.urls import path

from .views import guests, notes, own, voting

urlpatterns = [
    path("next/", voting.next_book, name="next_book"),
    path("vote/", voting.propose, name="propose_book"),
    path("vote/<bigint:pk>/", voting.cast, name="cast_ballot"),
    path("<bigint:pk>/come", guests.come, name="come_to_cycle"),
    path("<bigint:pk>/write", notes.write, name="write_note"),
    path("note/<str:token>", own.own_note, name="own_note"),
    path("note/<str:token>/delete", own.delete_note, name="delete_note"),
]
