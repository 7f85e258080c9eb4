'use strict';

/* A masked number appears where it stands; without scripts it appears on a page of its own. */
(function () {
  const form = document.getElementById('phones');
  if (!form) return;

  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!button || !window.fetch) return;
    event.preventDefault();
    void show(button);
  });

  async function show(button) {
    button.disabled = true;
    try {
      const asked = new URLSearchParams(new FormData(form));
      asked.set(button.name, button.value);
      const answer = await fetch(form.action, { method: 'POST', body: asked });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const numbers = page.querySelector('[data-numbers]');
      if (!answer.ok || !numbers) return location.reload();
      const shown = document.createElement('span');
      shown.append(...numbers.childNodes);
      button.replaceWith(shown);
      shown.querySelector('a')?.focus();
    } catch {
      /* The network is away: press it again. */
      button.disabled = false;
    }
  }
})();
