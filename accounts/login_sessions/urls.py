"""Below /account/sign-ins/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.own_sign_ins, name="own_sign_ins"),
    path("<bigint:pk>/end/", views.end_one, name="end_sign_in"),
    path("others/end/", views.end_others, name="end_other_sign_ins"),
]
