"""Work that a worker process may do (setting TASKS); without one it is done at once."""

from django_tasks import task

from .models import Photo
from .pictures import SIZES


@task()
def make_sizes(photo_id: int) -> None:
    """Make every size of a picture that the templates show; sizes already made are kept."""
    if photo := Photo.objects.filter(pk=photo_id).first():
        photo.get_renditions(*SIZES)
