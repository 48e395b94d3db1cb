"""Files in a bucket that speaks S3, for sites on several machines."""

from storages.backends.s3 import S3Storage

from .file_deletion import DeletesAfterCommit


class BucketStorage(DeletesAfterCommit, S3Storage):
    """As django-storages keeps them, deleted after the commit."""
