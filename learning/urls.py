"""One's own pages."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import mine

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("forget", mine.forget_progress, name="forget_progress"),
    path("record/<int:pk>/delete", mine.delete_record, name="delete_learning_record"),
    path("logout", LogoutView.as_view(next_page="mine"), name="my_logout"),
]
