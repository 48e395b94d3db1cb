import pytest


@pytest.fixture(autouse=True)
def own_anchor(settings, tmp_path):
    """The trail's end is noted where no other test noted one: what a test records is rolled back, a file is not."""
    settings.VAR_DIR = tmp_path
