// Date boxes read 2026年11月28日 9:00 and 2026.11.28 too. What is no date stays as typed.
(() => {
  const DAY = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?:\s*(\d{1,2})\s*[:点时]\s*(?:(\d{1,2})\s*分?)?)?$/;
  const two = (digits) => digits.padStart(2, "0");

  const { jQuery } = window;
  if (jQuery?.fn.datetimepicker) {
    Object.assign(jQuery.fn.datetimepicker.defaults, {
      // On leaving a box the calendar would put today, or another day, in the place of what it cannot read.
      validateOnBlur: false,
      // It opens a moment after the click: whoever is elsewhere by then would find it over the buttons of the form.
      onShow: (_day, input) => input[0] === document.activeElement,
    });
  }

  const rewritten = (typed) => {
    const found = DAY.exec(typed.normalize("NFKC").trim());
    if (!found) return typed;
    const [, year, month, day, hour, minute] = found;
    return `${year}-${two(month)}-${two(day)}${hour ? ` ${two(hour)}:${two(minute || "0")}` : ""}`;
  };

  document.addEventListener("focusout", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !jQuery?.(target).data("xdsoft_datetimepicker")) return;
    const day = rewritten(target.value);
    if (day === target.value) return;
    target.value = day;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
