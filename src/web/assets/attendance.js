'use strict';

/*
 * Attendance without a network: the sessions of today are kept on the phone, what is sent waits in the
 * phone and is sent once under its key. Without this script the form works as any other.
 */
(function () {
  const status = document.querySelector('[data-attendance]');
  if (!status || !window.indexedDB || !window.caches || !crypto.randomUUID) return;
  const { me, session, sheet: address, worker, after } = status.dataset;
  const words = JSON.parse(status.dataset.words);
  const form = session ? status.nextElementSibling : null;
  const { keep, drop, mine } = waitingIn('tung-ngo', me);
  /* What this page has entered already, while it is on its way to the next. */
  let lastSent;
  /* Keys of what this page made or has shown. */
  const known = new Set();
  /* The key of what it says is waiting. */
  let waits;
  /* Says across a reload that everything was sent. */
  const arrived = 'attendance-arrived';

  /* Where the service begins: it may share its host with others. */
  const root = new URL('..', new URL(worker ?? '/assets/', location.href)).pathname;

  if (worker)
    navigator.serviceWorker?.register(worker, { scope: `${root}mentor/` }).catch(() => {});

  /* ---- the form ---- */

  function entered() {
    return Object.fromEntries(
      [...new FormData(form)].filter(([name]) => /^(note$|mark-|came-)/.test(name)),
    );
  }

  function fill(values) {
    for (const [name, value] of Object.entries(values)) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === 'radio') field.checked = field.value === value;
        else field.value = value;
      }
    }
  }

  function sheetOf(values) {
    const marks = chosen(values, 'mark-').map(([bookingId, result]) =>
      result === 'absent'
        ? { bookingId, state: 'absent' }
        : { bookingId, state: 'attended', ...levelOf(result) },
    );
    const came = chosen(values, 'came-').map(([menteeId, result]) => ({
      menteeId,
      ...levelOf(result),
    }));
    const version = Number(new FormData(form).get('version'));
    /* Only a class knows people without a place. */
    return { version, marks, ...(came.length > 0 ? { came } : {}), note: values.note ?? '' };
  }

  const chosen = (values, prefix) =>
    Object.entries(values)
      .filter(([name, result]) => name.startsWith(prefix) && result !== '')
      .map(([name, result]) => [name.slice(prefix.length), result]);

  /* There, but nobody looked how they do it. */
  const levelOf = (result) => (result === 'attended' ? {} : { level: result });

  function tell(sentence, kind) {
    status.hidden = !sentence;
    status.textContent = sentence;
    status.className = kind === 'refused' ? 'error-summary' : 'inset';
  }

  /* ---- sending ---- */

  /** 'sent', 'waiting' while nobody answers, or the sentence of a refusal. */
  async function send(entry) {
    let answer;
    try {
      /* What waits since before classes could be entered says no address. */
      answer = await fetch(entry.address ?? `${root}api/v1/sessions/${entry.session}/attendance`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          'accept-language': document.documentElement.lang,
          'idempotency-key': entry.key,
          'x-person': entry.me,
        },
        body: JSON.stringify(entry.sheet),
      });
    } catch {
      return 'waiting';
    }
    if (answer.ok) {
      await drop(entry.key);
      return 'sent';
    }
    if (answer.status >= 500 || answer.status === 429) return 'waiting';
    const { code, detail } = await answer.json().catch(() => ({}));
    const isShutOut = code === 'unauthenticated' || code === 'other-person';
    const sentence = isShutOut ? words.shutOut : (detail ?? words.refused);
    await keep({ ...entry, refused: sentence });
    return sentence;
  }

  /* One after the other, in one tab at a time where the browser can tell. */
  function sendAll() {
    const work = async () => {
      for (const entry of await mine()) {
        if (entry.refused && entry.refused !== words.shutOut) continue;
        await show(entry, await send(entry));
      }
      await look();
    };
    return navigator.locks ? navigator.locks.request(`tung-ngo ${me}`, work) : work();
  }

  /* What waited here may have been sent, or entered anew, on another page. */
  async function look() {
    if (!waits) return;
    const left = (await mine()).filter((entry) => entry.session === session);
    if (left.some((entry) => entry.key === waits)) return;
    waits = left[0]?.key;
    if (!waits) tell(words.sent, 'sent');
  }

  async function show(entry, came) {
    if (entry.session !== session) {
      const left = (await mine()).length;
      if (session) return;
      if (left > 0) tell(words.waitingMany.replace('%', left), 'waiting');
      else if (came === 'sent') {
        /* What the page lists as still to be entered is entered now. */
        sessionStorage.setItem(arrived, me);
        location.reload();
      } else tell('', 'waiting');
      return;
    }
    waits = came === 'waiting' ? entry.key : undefined;
    if (came === 'sent') {
      tell(words.sent, 'sent');
      if (entry.isHere) location.assign(after);
    } else if (came === 'waiting') tell(words.waiting, 'waiting');
    else tell(`${came} ${words.kept}`, 'refused');
  }

  /* A press while the one before is under way is no second word: each waits for its turn. */
  let turn = Promise.resolve();
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    turn = turn.then(enter, enter);
  });

  async function enter() {
    const values = entered();
    const sheet = sheetOf(values);
    const said = JSON.stringify(sheet);
    if (said === lastSent) return;
    const earlier = (await mine()).filter((old) => old.session === session);
    /* What was entered on another page of this session is looked at before it is replaced. */
    const unseen = earlier.find((old) => !known.has(old.key) && JSON.stringify(old.sheet) !== said);
    if (unseen) {
      for (const { key } of earlier) known.add(key);
      fill(unseen.values);
      waits = unseen.key;
      tell(words.elsewhere, 'waiting');
      status.scrollIntoView({ block: 'center' });
      return;
    }
    /* The same once more goes under the same key, since nobody knows whether it has arrived. */
    const same = earlier.find((old) => !old.refused && JSON.stringify(old.sheet) === said);
    const key = same?.key ?? crypto.randomUUID();
    const entry = { key, me, session, address, values, sheet };
    known.add(key);
    /* A later word about the same session stands instead of an earlier one. */
    for (const old of earlier) if (old.key !== key) await drop(old.key);
    await keep(entry);
    const came = await send(entry);
    if (came === 'sent') lastSent = said;
    await show({ ...entry, isHere: true }, came);
    if (!status.hidden) status.scrollIntoView({ block: 'center' });
  }

  /* ---- on opening, and when the network is back ---- */

  async function begin() {
    const entries = await mine();
    const own = entries.find((entry) => entry.session === session);
    if (own && form) {
      known.add(own.key);
      fill(own.values);
      await show(own, own.refused ?? 'waiting');
    } else if (!session && entries.length > 0) {
      tell(words.waitingMany.replace('%', entries.length), 'waiting');
    }
    if (sessionStorage.getItem(arrived) === me) {
      sessionStorage.removeItem(arrived);
      tell(words.sent, 'sent');
    }
    await sendAll();
    await keepPages();
  }

  /* Today's pages: from a list no others, yesterday's are thrown away once those of today are there; a session adds its own. */
  async function keepPages() {
    const urls = JSON.parse(status.dataset.keep ?? '[]');
    if (urls.length === 0 || !navigator.onLine) return;
    const cache = await caches.open(`mentor ${me}`);
    const fresh = [];
    for (const url of urls) {
      try {
        const answer = await fetch(`${url}?kept=yes`, { headers: { accept: 'text/html' } });
        if (!answer.ok) continue;
        await cache.put(url, answer);
        fresh.push(url);
      } catch {
        return;
      }
    }
    const isList = !location.pathname.includes('/sessions/');
    for (const old of isList ? await cache.keys() : []) {
      if (!fresh.includes(new URL(old.url).pathname)) await cache.delete(old);
    }
    document.documentElement.dataset.kept = String(fresh.length);
  }

  window.addEventListener('online', sendAll);
  setInterval(sendAll, 30_000);
  void begin();
})();
