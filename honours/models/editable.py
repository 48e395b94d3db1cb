"""What every record that editors publish has in common."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from core.checked_forms import CheckedRecordForm


class EditableRecord(PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """A record with drafts, revisions, workflow, lock and preview."""

    # Without these two, deleting a record would leave its revisions and workflow behind.
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="%(class)s")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )

    base_form_class = CheckedRecordForm

    class Meta:
        abstract = True

    @property
    def revisions(self):
        """All revisions of this record."""
        return self._revisions

    def with_content_json(self, content):
        """As Wagtail's; what this record holds already of what it points at is not fetched again."""
        made = super().with_content_json(content)
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey) or not field.is_cached(self):
                continue
            if getattr(made, field.attname) == getattr(self, field.attname):
                field.set_cached_value(made, field.get_cached_value(self))
        return made
