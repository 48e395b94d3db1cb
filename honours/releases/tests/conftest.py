"""What the tests of releases share."""

import pytest

from honours.releases.models import Release
from tests.reaching import let_reach_all
from tests.reviewing import AUTHOR, person

from .drafts import drafts


@pytest.fixture
def user(db, django_user_model):
    """An editor with every right."""
    return django_user_model.objects.get(username="admin")


@pytest.fixture
def release(user):
    """Five draft honours of five draft merchants, collected."""
    release = Release.objects.create(title="3·15授牌", made_by=person(AUTHOR))
    for honour in drafts(5):
        release.items.create(honour=honour)
    return release


@pytest.fixture
def clerk(client, django_user_model):
    """A client who may edit honours and publish none."""
    from django.contrib.auth.models import Permission

    member = django_user_model.objects.create_user("clerk", password="x")
    names = ["access_admin", "change_honour"]
    member.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(let_reach_all(member))
    return client
