// Reads the page aloud where the browser has a voice; without one the button never shows.
(function () {
  "use strict";
  var button = document.querySelector(".reading__aloud");
  var voice = window.speechSynthesis;
  if (!button || !voice || !window.SpeechSynthesisUtterance) return;

  var word = button.querySelector("span");
  var start = word.textContent;
  var reading = false;

  function pieces() {
    // One utterance for each heading, paragraph or item: long ones break off in some browsers.
    var parts = document.querySelectorAll("main h1, main h2, main h3, main p, main li, main dt, main dd, main th, main td");
    return Array.prototype.filter
      .call(parts, function (part) {
        return part.offsetParent !== null && !part.querySelector("p, li, dd");
      })
      .map(function (part) {
        return { text: part.innerText.trim(), lang: part.closest("[lang]").lang };
      })
      .filter(function (piece) {
        return piece.text;
      });
  }

  function show(on) {
    reading = on;
    word.textContent = on ? button.dataset.stop : start;
    button.setAttribute("aria-pressed", String(on));
  }

  button.addEventListener("click", function () {
    voice.cancel();
    if (reading) return show(false);
    var queue = pieces();
    queue.forEach(function (piece, place) {
      var said = new SpeechSynthesisUtterance(piece.text);
      said.lang = piece.lang === "zh-Hant" ? "zh-TW" : piece.lang === "en" ? "en" : "zh-CN";
      said.rate = 0.9;
      if (place === queue.length - 1) said.onend = function () { show(false); };
      voice.speak(said);
    });
    show(queue.length > 0);
  });
  window.addEventListener("pagehide", function () { voice.cancel(); });
  button.setAttribute("aria-pressed", "false");
  button.classList.add("reading__aloud--ready");
})();
