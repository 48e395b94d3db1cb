"""Addresses of quizzes, by their lesson."""

from django.urls import path

from .views import renewing, taking

urlpatterns = [
    path("renewal/<slug:code>/", renewing.renewal, name="renewal"),
    path("<slug:slug>/", taking.quiz, name="quiz"),
    path("<slug:slug>/read", taking.read, name="lesson_read"),
]
