"""The demo's files: slides, a film without sound, a checklist; each put into the library once."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from core.media.models import Recording
from core.models import Attachment, Photo

from .photos import CREDIT
from .texts import DEMO_DIR

WRITTEN_HERE = "本站编写（演示）"
WASHING = [
    "用流动水打湿双手。",
    "抹上皂液或洗手液。",
    "掌心、手背、指缝、指尖、拇指、手腕都搓到，至少20秒。",
    "用流动水冲净。",
    "用纸巾垫着关水龙头，不让干净的手再碰脏龙头。",
    "用擦手纸擦干或烘干，不往围裙上抹。",
]


def washing_slides() -> list[dict[str, object]]:
    """Six slides with their notes."""
    return [{"picture": _slide(number), "notes": notes} for number, notes in enumerate(WASHING, start=1)]


def _slide(number: int) -> Photo:
    title = f"洗手六步 {number}"
    if existing := Photo.objects.filter(title=title, credit=CREDIT).first():
        return existing
    name = f"xi-shou-{number}.png"
    content = BytesIO((DEMO_DIR / "slides" / name).read_bytes())
    alt = f"幻灯片第{number}页，大字写着洗手的第{number}步"
    return Photo.objects.create(title=title, description=alt, credit=CREDIT, file=ImageFile(content, name))


def washing_film() -> Recording:
    """24 seconds without sound, with captions."""
    title = "洗手六步（无声短片）"
    if existing := Recording.objects.filter(title=title).first():
        return existing
    folder, name = DEMO_DIR / "recordings", "xi-shou-liu-bu"
    return Recording.objects.create(
        title=title,
        type="video",
        file=ContentFile((folder / f"{name}.mp4").read_bytes(), f"{name}.mp4"),
        captions=ContentFile((folder / f"{name}.vtt").read_bytes(), f"{name}.vtt"),
        thumbnail=ContentFile((DEMO_DIR / "slides" / "xi-shou-1.png").read_bytes(), f"{name}.png"),
        transcript=(folder / f"{name}.txt").read_text(encoding="utf-8").strip(),
        duration=24,
        width=640,
        height=360,
        source=CREDIT,
    )


def checklist() -> Attachment:
    """A page to print and fill in."""
    title = "开门前检查表"
    if existing := Attachment.objects.filter(title=title).first():
        return existing
    name = "kai-men-qian-jian-cha-biao.pdf"
    content = (DEMO_DIR / "papers" / name).read_bytes()
    paper = Attachment(title=title, issuer=WRITTEN_HERE, file=ContentFile(content, name))
    paper.file_size = len(content)
    paper.save()
    return paper
