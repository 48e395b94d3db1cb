// Date boxes read 2026年11月28日 9:00 and 2026.11.28 too. What is no date stays as typed: Wagtail's calendar would put another
// day in its place when one leaves the box.
(() => {
  const DAY = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?:\s*(\d{1,2})\s*[:点时]\s*(?:(\d{1,2})\s*分?)?)?$/;
  const two = (digits) => digits.padStart(2, "0");

  const calendarOf = (input) => input instanceof HTMLInputElement && window.jQuery?.(input).data("xdsoft_datetimepicker");

  const rewritten = (typed) => {
    const found = DAY.exec(typed.normalize("NFKC").trim());
    if (!found) return typed;
    const [, year, month, day, hour, minute] = found;
    return `${year}-${two(month)}-${two(day)}${hour ? ` ${two(hour)}:${two(minute || "0")}` : ""}`;
  };

  // What the calendar does on leaving the box: it reads the text, or puts today in its place.
  document.addEventListener("focus", ({ target }) => calendarOf(target) && window.jQuery(target).off("blur.xdsoft"), true);
  document.addEventListener(
    "blur",
    ({ target }) => {
      const calendar = calendarOf(target);
      if (!calendar) return;
      calendar.trigger("close.xdsoft");
      const day = rewritten(target.value);
      if (day === target.value) return;
      target.value = day;
      target.dispatchEvent(new Event("change", { bubbles: true }));
    },
    true,
  );
})();
