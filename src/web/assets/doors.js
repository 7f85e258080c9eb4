'use strict';

/*
 * From door to door without a network: the pages of the hamlet are kept on the phone; what is entered waits there and
 * is sent once, under the key of its form. Without this script the forms are sent as any other.
 */
(function () {
  const status = document.querySelector('[data-doors]');
  if (!status || !window.indexedDB || !window.caches || !crypto.randomUUID) return;
  const { me, worker } = status.dataset;
  const words = JSON.parse(status.dataset.words);

  const scope = new URL('../mentor/', new URL(worker, location.href)).pathname;
  navigator.serviceWorker?.register(worker, { scope }).catch(() => {});

  const { keep, drop, mine: all } = waitingIn('tung-ngo-doors', me);
  /* The first entered is sent first. */
  const mine = async () => (await all()).sort((one, other) => one.at - other.at);

  function tell(said, kind) {
    status.hidden = !said;
    status.className = kind === 'refused' ? 'error-summary' : 'inset';
    status.replaceChildren(said);
  }

  /** The house says what was entered about it, while it is on its way. */
  function mark({ house, outcome }) {
    const state =
      house && document.querySelector(`[data-door="${CSS.escape(house)}"] [data-state]`);
    if (state) state.textContent = `${words.outcomes[outcome] ?? ''} – ${words.waits}`;
  }

  /* ---- sending ---- */

  const post = ({ address, body }) =>
    fetch(address, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
      body,
    });

  const pageOf = async (answer) =>
    new DOMParser().parseFromString(await answer.text(), 'text/html');

  /** The same with the token of today: that of a page which was kept ends when the browser is closed. */
  async function renewed(entry) {
    const page = await pageOf(await fetch(location.pathname, { headers: { accept: 'text/html' } }));
    const body = new URLSearchParams(entry.body);
    body.set('_csrf', page.querySelector('[name="_csrf"]')?.value ?? '');
    return { ...entry, body: `${body}` };
  }

  /** 'sent', 'waiting' while nobody answers, or why it was not taken, as the page says it. */
  async function send(entry) {
    let answer;
    try {
      answer = await post(entry);
      if (answer.status === 403) answer = await post(await renewed(entry));
    } catch {
      return 'waiting';
    }
    const isShutOut = answer.status === 401 || answer.url.includes('/sign-in');
    if (answer.ok && !isShutOut) {
      await drop(entry.key);
      return 'sent';
    }
    if (!isShutOut && (answer.status >= 500 || answer.status === 429)) return 'waiting';
    const page = await pageOf(answer);
    const summary = page.querySelector('.error-summary')?.textContent.trim();
    const refused = isShutOut ? words.shutOut : summary || words.refused;
    await keep({ ...entry, refused });
    return refused;
  }

  /* One after the other, in one tab at a time where the browser can tell. */
  function sendAll() {
    const work = async () => {
      let sent = 0;
      for (const entry of await mine()) {
        if (entry.refused && entry.refused !== words.shutOut) continue;
        const came = await send(entry);
        if (came === 'waiting') break;
        if (came === 'sent') sent += 1;
      }
      await say(sent);
    };
    return navigator.locks ? navigator.locks.request(`tung-ngo doors ${me}`, work) : work();
  }

  async function say(sent) {
    const left = await mine();
    for (const entry of left) mark(entry);
    const refused = left.find((entry) => entry.refused);
    if (refused) {
      tell(refused.refused, 'refused');
      status.append(' ', giveUp(refused));
      fill(refused);
    } else if (left.length > 0) tell(words.waitingMany.replace('%', left.length), 'waiting');
    else if (sent > 0) tell(words.sent, 'sent');
  }

  /** What the service will never take can be let go of. */
  function giveUp({ key }) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button secondary';
    button.textContent = words.giveUp;
    button.addEventListener('click', async () => {
      await drop(key);
      tell('', 'sent');
      await say(0);
    });
    return button;
  }

  /* ---- the forms ---- */

  /** What was refused stands in its form again, to be mended. */
  function fill({ address, body }) {
    const form = [...document.querySelectorAll('form.sent-later')].find(
      (one) => one.getAttribute('action') === address && !one.closest('[data-door]'),
    );
    if (!form) return;
    const said = new URLSearchParams(body);
    for (const field of form.elements) {
      if (!field.name || ['hidden', 'submit'].includes(field.type)) continue;
      if (field.type === 'checkbox' || field.type === 'radio') {
        field.checked = said.getAll(field.name).includes(field.value);
      } else field.value = said.get(field.name) ?? '';
    }
    for (const folded of form.querySelectorAll('details')) folded.open = true;
  }

  for (const form of document.querySelectorAll('form.sent-later')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void enter(form, event.submitter);
    });
  }

  async function enter(form, submitter) {
    const said = new URLSearchParams(new FormData(form, submitter));
    /* The page may be one that was kept: each press is a word of its own. */
    const earlier = (await mine()).find((entry) => entry.refused && entry.form === form.action);
    const key = earlier?.key ?? crypto.randomUUID();
    said.set('key', key);
    const outcome = said.get('outcome') ?? 'wishes';
    const house = said.get('house') ?? said.get('door');
    const address = form.getAttribute('action');
    const entry = { key, me, at: Date.now(), address, form: form.action, body: `${said}` };
    await keep({ ...entry, house, outcome });
    const came = await send({ ...entry, house, outcome });
    if (came === 'sent') {
      /* What stands there now, where the network answers. */
      if (form.closest('[data-door]')) location.reload();
      else location.assign(backOf());
      return;
    }
    if (came === 'waiting') {
      tell(words.waiting, 'waiting');
      mark({ house, outcome });
      if (!form.closest('[data-door]')) form.reset();
      else form.closest('details').open = false;
    } else tell(came, 'refused');
    status.scrollIntoView({ block: 'center' });
  }

  const backOf = () => document.querySelector('a.back')?.href ?? location.href;

  /* ---- on opening, and when the network is back ---- */

  /** A kept page does not know which door one comes from. */
  function choose() {
    const door = new URLSearchParams(location.search).get('door');
    const field = document.querySelector('select[name="door"]');
    if (door && field) field.value = door;
  }

  async function keepPages() {
    const urls = JSON.parse(status.dataset.keep);
    if (urls.length === 0 || !navigator.onLine) return;
    const cache = await caches.open(`doors ${me}`);
    for (const url of urls) {
      try {
        const answer = await fetch(url, { headers: { accept: 'text/html' } });
        if (!answer.ok) return;
        await cache.put(url, answer);
      } catch {
        return;
      }
    }
    document.documentElement.dataset.kept = String(urls.length);
    if (status.hidden) tell(words.kept, 'kept');
  }

  async function begin() {
    choose();
    for (const entry of await mine()) mark(entry);
    await sendAll();
    await keepPages();
  }

  window.addEventListener('online', sendAll);
  setInterval(sendAll, 30_000);
  void begin();
})();
