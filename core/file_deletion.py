"""When a stored file goes: once nothing can bring back the record that names it."""

from functools import partial
from typing import Any

from django.db import transaction


class DeletesAfterCommit:
    """For a storage. Wagtail deletes a replaced file at once; a press that is undone, or waits for a second person,
    would leave a page without its file.
    """

    def delete(self, name: str) -> None:
        """Delete it when the transaction is over, or never if that is rolled back."""
        transaction.on_commit(partial(self.delete_now, name), robust=True)

    def delete_now(self, name: str) -> None:
        """Delete what no committed record names."""
        parent: Any = super()
        parent.delete(name)
