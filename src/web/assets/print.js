'use strict';

/* A button that prints the page, where the browser can. */
(function () {
  for (const button of document.querySelectorAll('[data-print]')) {
    if (!window.print) continue;
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
})();
