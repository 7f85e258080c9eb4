'use strict';

/* Keeps a page that shows progress up to date without a flash; without scripts the page reloads itself. */
(function () {
  const main = document.getElementById('main');
  const seconds = Number(main?.dataset.refresh);
  if (!main || !seconds) return;

  async function refresh() {
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('main');
      if (!fresh) return location.reload();
      if (!fresh.dataset.refresh) return location.replace(answer.url);
      main.replaceChildren(...fresh.childNodes);
    } catch {
      /* The network is away: try again. */
    }
    setTimeout(refresh, seconds * 1000);
  }

  setTimeout(refresh, seconds * 1000);
})();
