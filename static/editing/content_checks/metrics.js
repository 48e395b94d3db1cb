// Signs, minutes and the longest sentence of the previewed page, for whoever writes Chinese.
(() => {
  const SIGNS_PER_MINUTE = 300; // as in lessons/reading_time.py
  const SIGN = /[\u3400-\u9fff]|[A-Za-z0-9]+/g;
  const signs = (text) => (text.match(SIGN) || []).length;
  const show = (name, words) => {
    const place = document.querySelector(`[data-signs="${name}"]`);
    if (place) place.textContent = words;
  };

  document.addEventListener("w-preview:content", ({ detail }) => {
    const text = detail.content.innerText;
    const number = signs(text);
    const longest = Math.max(0, ...text.split(/[。！？!?；;…\n]+/).map((sentence) => sentence.replace(/\s/g, "").length));
    show("number", `${number} 字`);
    show("minutes", `约 ${Math.max(1, Math.ceil(number / SIGNS_PER_MINUTE))} 分钟`);
    show("longest", `${longest} 字`);
  });
})();
