// Hands the address of the page to the phone's own sharing, or copies it; without either the button never shows.
(function () {
  "use strict";
  var button = document.querySelector("[data-share]");
  if (!button || !(navigator.share || navigator.clipboard)) return;

  button.hidden = false;
  button.addEventListener("click", function () {
    if (navigator.share) return navigator.share({ title: document.title, url: button.dataset.share }).catch(function () {});
    navigator.clipboard.writeText(button.dataset.share).then(function () {
      button.textContent = button.dataset.done;
    });
  });
})();
