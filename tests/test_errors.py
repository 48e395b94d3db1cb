"""Error pages are designed, and work without the database."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path
from django.views.defaults import page_not_found, permission_denied, server_error

from core.views import bad_request
from yuzhong.urls import urlpatterns as site_addresses


def _fail(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [path("fail/", _fail), *site_addresses]


@pytest.mark.parametrize(
    ("view", "exception", "status"),
    [
        (bad_request, BadRequest("日期要写成这样"), 400),
        (permission_denied, PermissionDenied(), 403),
        (page_not_found, Http404(), 404),
    ],
)
def test_it_renders_without_the_database(view, exception, status):
    """Outside a database test any query would raise."""
    response = view(RequestFactory().get("/"), exception)
    assert response.status_code == status
    assert "12315" in response.content.decode()


def test_what_we_say_about_bad_input_is_shown_escaped():
    text = bad_request(RequestFactory().get("/"), BadRequest("<b>日期</b>")).content.decode()
    assert "&lt;b&gt;日期&lt;/b&gt;" in text


def test_what_django_refuses_is_not_repeated():
    text = bad_request(RequestFactory().get("/"), ValueError("secret path")).content.decode()
    assert "secret path" not in text


def test_a_failure_is_a_designed_500():
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "12315" in response.content.decode()


@pytest.mark.urls("tests.test_errors")
def test_a_failing_view_answers_with_it():
    response = Client(raise_request_exception=False).get("/fail/")
    assert response.status_code == 500
    assert "12315" in response.content.decode()


def test_the_server_error_page_needs_nothing():
    assert "<main" in render_to_string("500.html")
