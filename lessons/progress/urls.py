"""One's own pages."""

from django.urls import path

from .views import mine

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("forget", mine.forget_progress, name="forget_progress"),
    path("record/<bigint:pk>/delete", mine.delete_record, name="delete_learning_record"),
]
