// English that Wagtail and its add-ons write into their templates without asking a catalogue.
(() => {
  const words = {
    Locale: "语言",
    Translation: "译文",
    Page: "页面",
    Enabled: "启用",
    "Sync from": "同步自",
    "Content types": "内容类型",
    None: "—",
  };
  const places = "td.title h3, td, label, legend, h2, .w-header__subtitle";
  const counted = /^(\d+) pages?$/;
  const inChinese = (text) => words[text] || text.replace(counted, "$1 个页面");
  const say = (root) => {
    root.querySelectorAll("input[type=submit][value=Search]").forEach((button) => { button.value = "搜索"; });
    root.querySelectorAll("[aria-label=Actions]").forEach((part) => part.setAttribute("aria-label", "动作"));
    root.querySelectorAll(`${places}, td a`).forEach((element) => {
      element.childNodes.forEach((node) => {
        const text = node.nodeType === Node.TEXT_NODE ? node.data.trim() : "";
        if (text && inChinese(text) !== text) node.data = node.data.replace(text, inChinese(text));
      });
    });
    root.querySelectorAll("template").forEach((template) => say(template.content));
  };
  // The translation editor draws itself later; it says which language becomes which.
  const between = /^(.+) to (.+) translation$/;
  const sayBetween = (editor) => {
    const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (node.data === "More actions") node.data = "更多动作";
      else if (between.test(node.data)) node.data = node.data.replace(between, "$1译成$2");
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    say(document);
    const editor = document.querySelector(".js-translation-editor");
    if (!editor) return;
    sayBetween(editor);
    new MutationObserver(() => sayBetween(editor)).observe(editor, { childList: true, subtree: true });
  });
})();
