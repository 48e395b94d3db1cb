"""What docs/decisions/site.md, 0813 says of the search for garbage is what a worker does."""

import gc

from yuzhong.garbage import YOUNG, settle


def test_what_was_loaded_is_not_searched_again_and_the_rest_seldom():
    before = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold()[0] == YOUNG
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
