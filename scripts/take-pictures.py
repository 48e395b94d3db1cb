"""take-pictures.py [URL]: the pictures in docs/pictures/, from a running site (default: make demo's). Needs Chromium.

Every page type was looked at in these looks and widths; a few of them are kept, small enough for a repository.
"""

import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

SITE = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
#: Name, address, width, height, look.
SHOTS = [
    ("home", "/", 1440, 1180, "light"),
    ("home-phone", "/", 390, 1180, "light"),
    ("spot-phone", "/spots/hong-ya-dong/#shops", 390, 1180, "light"),
    ("spot-elder", "/spots/hong-ya-dong/", 390, 1180, "elder"),
    ("spot-dark", "/spots/hong-ya-dong/", 820, 1180, "dark"),
    ("roll", "/honours/honest-traders/", 820, 1180, "light"),
    ("roll-dark", "/honours/honest-traders/", 390, 1180, "dark"),
    ("campaign", "/campaigns/2026-guo-qing/", 820, 1180, "light"),
    ("lesson-elder", "/lessons/yu-fang-shi-wu-zhong-du/", 390, 1180, "elder"),
    ("lost", "/nowhere/", 390, 844, "light"),
]
#: The picture of README: what stands beside what.
COMPOSED = ["home", "spot-phone", "spot-elder", "roll-dark"]
GAP, GROUND, TALL = 24, "#14233b", 1180


def shoot(page: Page, name: str, address: str, target: Path) -> None:
    """One picture as WebP."""
    page.goto(SITE + address, wait_until="networkidle")
    raw = target / f"{name}.png"
    page.screenshot(path=raw)
    Image.open(raw).convert("RGB").save(target / f"{name}.webp", quality=78, method=6)
    if name not in COMPOSED:
        raw.unlink()


def compose(target: Path) -> None:
    """A desktop and phones side by side, as one palette PNG."""
    parts = [Image.open(target / f"{name}.png").convert("RGB") for name in COMPOSED]
    sheet = Image.new("RGB", (sum(part.width + GAP for part in parts) + GAP, TALL + 2 * GAP), GROUND)
    left = GAP
    for part in parts:
        sheet.paste(part, (left, GAP))
        left += part.width + GAP
    small = sheet.resize((sheet.width * 6 // 10, sheet.height * 6 // 10), Image.Resampling.LANCZOS)
    small.quantize(160, dither=0).save(target / "site.png", optimize=True)
    for name in COMPOSED:
        (target / f"{name}.png").unlink()


def main() -> None:
    """All pictures in one browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, address, width, height, look in SHOTS:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="zh-CN",
                color_scheme="dark" if look == "dark" else "light",
                reduced_motion="reduce",
            )
            if look == "elder":
                context.add_cookies([{"name": "reading", "value": "elder", "url": SITE}])
            shoot(context.new_page(), name, address, PICTURES)
            context.close()
        browser.close()
    compose(PICTURES)


if __name__ == "__main__":
    main()
