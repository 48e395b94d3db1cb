"""Below /my/: one's own choices, an organiser's unit, and what opens by a shop's links."""

from django.urls import path

from .views import branch, learner, owner, staff

urlpatterns = [
    path("choices/", learner.choices, name="learner_choices"),
    path("branch/", branch.totals, name="own_branch"),
    path("branch/named/", branch.named, name="named_learners"),
    path("staff/<str:token>/", staff.lessons, name="staff_lessons"),
    path("staff/<str:token>/<slug:slug>/", staff.quiz, name="staff_quiz"),
    path("shop/<str:token>/", owner.sheet, name="staff_sheet"),
]
