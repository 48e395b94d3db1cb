"""What the largest picture that is taken costs a process."""

import pytest

from .report import tried

pytestmark = [pytest.mark.sqlite, pytest.mark.slow, pytest.mark.django_db]

UPLOAD = """
import io, re
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from core.models import Photo
def most():  # of this program; what getrusage tells begins with the peak of whoever started it
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
with open(sys.argv[1], "rb") as file:
    picture = SimpleUploadedFile("大图.jpg", file.read(), "image/jpeg")
client = Client()
client.force_login(admin)
client.get(reverse("wagtailimages:add"))
before = most()
answer = client.post(reverse("wagtailimages:add"), {"title": "大图", "file": picture, "collection": 1})
assert answer.status_code == 302, answer.context["form"].errors
say(before, most(), Photo.objects.latest("pk").width)
"""
#: Two processes at their worst must fit into a machine of 2 GB beside the system.
MOST = 800  # megabytes


def test_twenty_megapixels(origin, database, tmp_path):
    from PIL import Image

    path = tmp_path / "large.jpg"
    Image.effect_noise((5000, 4000), 60).convert("RGB").save(path, "JPEG", quality=60)
    copy = origin.again()
    before, peak, width = map(int, copy.run(UPLOAD, str(path)).split())
    copy.drop()
    assert width == 5000
    note = f"{path.stat().st_size // 2**20} MB of JPEG; the process at most {peak} MB, {before} MB before"
    tried("upload of 20 million pixels", database, 1, int(peak > MOST), note)
