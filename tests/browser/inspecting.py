"""What a page is inspected for in the browser: axe's rules, sizes, overflow."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = next(Path(axe_playwright_python.__file__).parent.glob("**/axe.min.js")).read_text("utf-8")
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What the look alone can break; the rest is the same page in every light.
OF_THE_LOOK = ["color-contrast", "link-in-text-block"]

_RUN = """async ([tags, rules, strict]) => {
  const only = rules ? {type: "rule", values: rules} : {type: "tag", values: tags};
  const more = {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}};
  const found = await axe.run(document, {resultTypes: ["violations"], runOnly: only, rules: strict ? more : {}});
  return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 2).map(n => n.target.join(" ")).join(" | ")}`);
}"""
_SMALL_PRINT = """least => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = new Set();
  while (walker.nextNode()) {
    const node = walker.currentNode, of = node.parentElement;
    if (!node.data.trim() || of.closest("svg, script, style, [hidden], .visually-hidden")) continue;
    const size = parseFloat(getComputedStyle(of).fontSize);
    if (!of.checkVisibility() || size === 0 || size > least - 0.05) continue;  // 0: shown as a sign on narrow screens
    small.add(`${of.tagName}.${of.className} ${node.data.trim().slice(0, 20)}`);
  }
  return [...small];
}"""
_SMALL_TARGETS = """least => {
  const height = target => target.getBoundingClientRect().height;
  const stands_alone = target => getComputedStyle(target).display !== "inline" && height(target) &&
    !target.closest(".visually-hidden, .skip") && target.checkVisibility();
  const with_label = ["checkbox", "radio", "hidden"];
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(target => !with_label.includes(target.type) && stands_alone(target) && height(target) < least - 0.5)
    .map(target => `${target.tagName}.${target.className} ${target.innerText || target.name} ${height(target)}`);
}"""
_WORDS = """() => document.querySelector("main").innerText.replace(/\\s+/g, "")"""
_LOST_MARKS = """marks => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), lost = new Set();
  let above = 0, before = null;
  while (walker.nextNode()) {
    const node = walker.currentNode, block = node.parentElement.closest("h1, h2, h3, p, li, dt, dd, th, td, label");
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || !box.width) continue;
      const next = block === before && box.top > above + 5;
      if (next && marks.includes(node.data[at])) lost.add(node.parentElement.textContent.trim().slice(0, 30));
      [above, before] = [box.top, block];
    }
  }
  return [...lost];
}"""
_RING = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const inner = at.matches("video, audio, input[type=date]");  // the browser marks which of its own controls
  const seen = inner || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const inside = box.bottom > 0 && box.top < innerHeight;
  return {at: `${at.tagName}.${at.className}`, seen, inside, body: at === document.body};
}"""


def axe(page: Page, *, rules: list[str] | None = None, strict: bool = False) -> list[str]:
    """The rules a page breaks, each with where; `strict` asks for the contrast of AAA."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(_RUN, [WCAG_22_AA, rules, strict])


def small_print(page: Page, least: float) -> list[str]:
    """Elements with visible text smaller than so many pixels."""
    return page.evaluate(_SMALL_PRINT, least)


def small_targets(page: Page, least: float) -> list[str]:
    """Buttons, fields and links that stand alone and are lower than so many pixels."""
    return page.evaluate(_SMALL_TARGETS, least)


def lost_marks(page: Page) -> list[str]:
    """Texts in which a line begins with a mark that ends something."""
    return page.evaluate(_LOST_MARKS, "、，。；：？！）》”’」』")


def words(page: Page) -> str:
    """All that the page says, without spaces."""
    return page.evaluate(_WORDS)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def focus_ring(page: Page) -> dict[str, Any]:
    """What has the focus, and whether one can see it."""
    return page.evaluate(_RING)
