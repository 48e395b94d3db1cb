"""Requests made up from the description: nothing breaks, and every answer has the shape that the description says."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from outputs.api.description import OPERATIONS

pytestmark = [pytest.mark.django_db, pytest.mark.once]

EXAMPLES = 40


@pytest.fixture(autouse=True)
def one_connection():
    """As Django's own test client does: the end of a request leaves the test's connection open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_the_api_does_what_its_description_says(operation):
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())

    @given(case=schema[operation.path]["GET"].as_strategy())
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def holds(case):
        # Left out is what a schema cannot say: a page that is there, words that can be printed.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    holds()
