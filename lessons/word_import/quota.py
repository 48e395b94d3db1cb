"""An upload that is larger than allowed never reaches the disk."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class QuotaHandler(FileUploadHandler):
    """Stands before the other handlers; drops a file as soon as it has grown too large, and says so in `exceeded`."""

    def __init__(self, largest: int) -> None:
        super().__init__()
        self.largest = largest
        self.exceeded = False

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any) -> None:  # noqa: N803
        self.exceeded = content_length > self.largest + 64 * 1024  # the form's other fields

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if self.exceeded or start + len(raw_data) > self.largest:
            self.exceeded = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None
