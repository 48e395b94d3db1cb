"""Addresses of a member's own account."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.account, name="account"),
    path("sign-in/", views.SignInView.as_view(), name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.ForgotPassword.as_view(), name="forgot_password"),
    path("password/sent/", views.PasswordMailSent.as_view(), name="password_mail_sent"),
    path("password/set/<uidb64>/<token>/", views.NewPassword.as_view(), name="new_password"),
    path("delete/", views.delete_account, name="delete_account"),
]
