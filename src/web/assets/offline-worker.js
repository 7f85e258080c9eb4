'use strict';

/* Shows an ambassador's kept pages while there is no network. It keeps nothing by itself but styles and scripts. */

const files = 'files';

/* Where the service begins: it may share its host with others. */
const root = new URL('..', location.href).pathname;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith(`${root}assets/`)) event.respondWith(fileFor(request));
  else if (request.mode === 'navigate') event.respondWith(pageFor(request, url));
});

/* Their addresses change with what is in them. */
async function fileFor(request) {
  const cache = await caches.open(files);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.delete(request, { ignoreSearch: true });
    await cache.put(request, answer.clone());
  }
  return answer;
}

async function pageFor(request, url) {
  const [, me] = url.pathname.slice(root.length).split('/');
  const name = `mentor ${me}`;
  try {
    const answer = await fetch(request);
    /* Whose link this phone has no longer, has nothing kept on it either. */
    const isShutOut =
      answer.status === 401 || answer.status === 404 || answer.url.includes('/sign-in');
    if (isShutOut && url.pathname === `${root}mentor/${me}`) {
      await caches.delete(name);
      await caches.delete(`doors ${me}`);
    }
    return answer;
  } catch {
    for (const kept of [name, `doors ${me}`]) {
      const page = await (await caches.open(kept)).match(url.pathname);
      if (page) return page;
    }
    return notKept();
  }
}

function notKept() {
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Chưa có mạng</title>
<main><h1>Chưa có mạng</h1>
<p>Trang này chưa được giữ trên điện thoại. Những gì đã điền vẫn còn và tự gửi khi có mạng. Xin có mạng rồi mở lại.</p>
<p><a href="./">Quay lại</a></p></main>`;
  return new Response(html, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
