"""One's own pages."""

from django.urls import path

from .views import claim, mine

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("forget", mine.forget_progress, name="forget_progress"),
    path("record/add", claim.claim, name="claim_certificate"),
    path("record/<bigint:pk>/delete", mine.delete_record, name="delete_learning_record"),
]
