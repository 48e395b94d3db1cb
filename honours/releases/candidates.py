"""Records as a release would publish them, read without a query for each."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Revision

from core.publication_checks import PublicationAttempt, Stage, objections
from honours.models.editable import EditableRecord

_BOOKKEEPING = {field.name for field in EditableRecord._meta.get_fields()}
_SCHEDULE = ("go_live_at", "expire_at")


class Candidate:
    """A merchant or an honour: the stored row, and the draft that would replace it.

    The row's `latest_revision` must have been fetched with it.
    """

    def __init__(self, row: Any) -> None:
        self.row = row
        self.fields = [field for field in row._meta.concrete_fields if field.name not in _BOOKKEEPING]
        self.stored = self._values(row)
        self.revision: Revision | None = row.latest_revision if row.has_unpublished_changes else None
        self.record = _draft(row, self.revision) if self.revision else row
        self.drafted = self._values(self.record)

    def faults(self) -> list[str]:
        """What the record's own `full_clean` or a gate finds wrong, as sentences; fills in what its rules derive.

        A draft that equals its row has passed the database's constraints already, so only others ask the database.
        """
        try:
            if self.drafted == self.stored:
                links = {field.name for field in self.record._meta.concrete_fields if field.is_relation}
                self.record.full_clean(exclude=links, validate_unique=False, validate_constraints=False)
            else:
                self.record.full_clean()
        except ValidationError as error:
            return list(self._sentences(error))
        return objections(PublicationAttempt(self.record, Stage.BATCH, self.revision))

    @property
    def is_changed(self) -> bool:
        """Whether publishing would write other values than the row has."""
        return self._values(self.record) != self.stored

    def revision_to_publish(self, user: Any) -> Revision:
        """The revision that says what the record says: the latest, or a new one."""
        if self.revision is None or self._values(self.record) != self.drafted:
            return self.record.save_revision(user=user, clean=False)
        self.revision.content_object = self.row  # spares Wagtail from fetching it again
        return self.revision

    def _values(self, record: Any) -> list[Any]:
        return [getattr(record, field.attname) for field in self.fields]

    def _sentences(self, error: ValidationError) -> Any:
        for name, texts in error.message_dict.items():
            labels = [field.verbose_name for field in self.fields if field.name == name]
            for text in texts:
                yield f"{labels[0]}：{text}" if labels else text


def _draft(row: Any, revision: Revision) -> Any:
    """What Wagtail's `with_content_json` returns, without a query for each foreign key."""
    record = type(row).from_serializable_data(revision.content, check_fks=False)
    for field in row._meta.concrete_fields:
        if field.primary_key or (field.name in _BOOKKEEPING and field.name not in _SCHEDULE):
            setattr(record, field.attname, getattr(row, field.attname))
    record._state.adding = False
    return record
