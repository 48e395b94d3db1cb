// How the rules of editing/content_checks/rules.py recognise what they look for. A check answers true when all is well.
(() => {
  const HAN = "\\u3400-\\u9fff";
  const FILE = /\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$|^(img|dsc[fn]?|pic|image|photo|screenshot|wechat|mmexport|微信图片|微信截图|截图|屏幕截图|图片|照片|无标题|未命名)[\s_\-—\d.()（）]*$/i;
  const NUMBERS = [
    /(?<!\d)1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/, // mobile
    /(?<!\d)0\d{2,3}[-\s]?\d{7,8}(?!\d)/, // landline
    /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/, // credit code
    /(?<!\d)\d{17}[\dXx](?!\d)/, // identity card
    /(?<!\d)\d{15}(?!\d)/, // old licence number
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])/, // number plate
  ];
  const ENDS = /[。！？!?；;…\n]+/;
  const HALF = new RegExp(`[${HAN}”’》）][,;:!?](?!\\d)|[${HAN}]\\.(?![\\w.])|[,;:!?][${HAN}“‘《（]|\\([^()]*[${HAN}][^()]*\\)`);
  const EMPTY_WORDS = /^(请?(点击|点|戳)(这里|此处|此|查看|进入|下载|链接)?|这里|此处|链接|网址|详情|查看(详情|更多|全文)?|更多|阅读全文|here|click here|more|https?:\/\/\S+)[>»→.。…]*$/i;
  const FIGURE = /\d[\d,.]*\s*(余|多|几)?\s*(万|亿|%|％|个百分点|户|家次|人次|件次|余家|多家)/;
  const DATED = /\d{4}\s*(年|[-./]\d{1,2})|\d{1,2}\s*月|今年|去年|上年|同期|截至|截止|年度|季度|上半年|下半年/;
  const VAGUE = /(?<![一-鿿])(昨天|昨日|今天上午|今天下午|今日|明天|明日|近日|日前|近期|最近|不久前|上周|下周|上个月|下个月|本周)/;
  const OVER = /到期|过期|期满|撤销|收回|曾|原|失效|不再|已经结束|截至|至\s*\d{4}/;

  const own = (element) => {
    // What stands in the element itself, not in checked elements inside it.
    const copy = element.cloneNode(true);
    copy.querySelectorAll("p, li, td, dd, dt, figcaption, blockquote, code, pre, script, style, svg").forEach((inner) => inner.remove());
    return copy.textContent.replace(/[ \t\r]*\n\s*/g, "\n").trim();
  };
  const alt = (element) => (element.getAttribute("alt") || "").trim();
  const words = (element) => (element.textContent.trim() || element.getAttribute("aria-label") || alt(element.querySelector("img[alt]") || element));

  const checks = {
    "picture-without-words": (element) => alt(element) !== "" || element.getAttribute("role") === "presentation",
    "picture-named-like-a-file": (element) => !FILE.test(alt(element)),
    "picture-with-a-number": (element) => !NUMBERS.some((number) => number.test(alt(element).toUpperCase())),
    "long-sentence": (element, { most }) => own(element).split(ENDS).every((sentence) => sentence.replace(/\s/g, "").length <= most),
    "half-width-punctuation": (element) => !HALF.test(own(element)),
    "empty-link-words": (element) => !EMPTY_WORDS.test(words(element)),
    "figure-without-date": (element) => !FIGURE.test(own(element)) || DATED.test(own(element)),
    "fact-without-source": () => false, // the page marks it itself
    "vague-day": (element) => !VAGUE.test(own(element)) || /\d{1,2}\s*月\s*\d{1,2}\s*日/.test(own(element)),
    "ended-honour": (element, { numbers }) => {
      const text = own(element);
      return !numbers.some((number) => text.includes(number)) || OVER.test(text);
    },
  };

  const bar = document.querySelector("wagtail-userbar");
  Object.entries(checks).forEach(([key, check]) => bar?.registerCheck(`check-${key}`, check));
})();
