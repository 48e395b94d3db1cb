"""Below /account/second-step/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.second_step, name="second_step"),
    path("set-up/", views.set_up, name="set_up_second_step"),
    path("codes/", views.codes, name="recovery_codes"),
    path("codes/renew/", views.renew_codes, name="renew_recovery_codes"),
    path("keys/", views.own_keys, name="second_step_keys"),
    path("keys/<bigint:pk>/remove/", views.remove, name="remove_key"),
]
