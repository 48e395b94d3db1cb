"""Group administration: what a role's people do is said in words before its checkboxes."""

from typing import Any

from wagtail.admin.ui.tables import Column
from wagtail.users.views.groups import EditView, GroupViewSet, IndexView

from .roles import job_of


class RoleIndexView(IndexView):
    """With the job of each."""

    columns = [*IndexView.columns, Column("job", label="做什么", accessor=lambda group: job_of(group.name))]


class RoleEditView(EditView):
    """The checkboxes below the job."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stored = type(self.object).objects.get(pk=self.object.pk)  # a renamed group is what it was until it is saved
        return super().get_context_data(**kwargs) | {"job": job_of(stored.name)}


class RoleViewSet(GroupViewSet):
    menu_label = "用户组"
    index_view_class = RoleIndexView
    edit_view_class = RoleEditView
