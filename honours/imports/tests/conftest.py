"""What the import's tests share."""

import pytest


@pytest.fixture
def user(db, django_user_model):
    """An editor with every right."""
    return django_user_model.objects.get(username="admin")
