import { setTimeout as pause } from 'node:timers/promises';
import { makeAccount, makeSignIn } from '../factories.mjs';
import { load } from './lab.mjs';

/** Bookings over HTTP by an operator, as a ward's staff would make them all evening. */
export async function openApi(unitOfWork, settings) {
  const authorization = `Bearer ${await operatorToken(unitOfWork)}`;
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${settings.PORT}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, text: await answer.text() };
  };

  /** Asks until the API, which may just have been killed, answers. A repeated act may find itself done. */
  async function insist(act) {
    for (let tries = 1; tries <= 100; tries++) {
      const begunAt = Date.now();
      try {
        const { status, text } = await ask(act.method, act.path, act.body);
        const isDone = status < 300 || (tries > 1 && status === 409);
        if (!isDone) return { ...act, refusal: `${status} ${text.slice(0, 200)}`, tries };
        return { ...act, answeredAt: Date.now(), tookMs: Date.now() - begunAt, tries };
      } catch {
        await pause(150);
      }
    }
    return { ...act, refusal: 'no answer', tries: 100 };
  }

  return {
    /** In each ward three cancel, two move and two book anew; cancelled and moved a second before. */
    async live(crowd, fire) {
      const acts = crowd.flatMap((ward) => actsOf(ward));
      return Promise.all(
        acts.map(async (act) => {
          await pause(Math.max(0, act.at - Date.now()));
          const wasRedisAway = fire.isRedisAway();
          return { ...(await insist(act)), wasRedisAway };
        }),
      );
    },
  };
}

function actsOf({ dueAt, bookings, sessions, later, spare }) {
  // Answered before the reminder's time counts as in time, so the request leaves a little earlier.
  const shortly = () => dueAt - 1_000 - Math.random() * 300;
  const cancelled = [0, 33, 66].map((place) => ({
    kind: 'cancel',
    at: shortly(),
    dueAt,
    booking: bookings[place],
    method: 'POST',
    path: `/bookings/${bookings[place].id}/cancellation`,
    body: { version: 1 },
  }));
  const moved = [20, 50].map((place, index) => ({
    kind: 'move',
    at: shortly(),
    dueAt,
    booking: bookings[place],
    method: 'PATCH',
    path: `/bookings/${bookings[place].id}`,
    body: { version: 1, sessionId: later[index].id, agreed: true },
  }));
  const booked = spare.map((mentee, index) => ({
    kind: 'book',
    at: dueAt - 2_000 + Math.random() * 2_000,
    dueAt,
    method: 'POST',
    path: '/bookings',
    body: { menteeId: mentee.id, sessionId: sessions[index + 10].id, agreed: true },
  }));
  return [...cancelled, ...moved, ...booked];
}

async function operatorToken(unitOfWork) {
  const { Account } = load('modules/access/identity/account.entity');
  const { SignIn } = load('modules/access/signed-in/sign-in.entity');
  const account = makeAccount({ role: 'operator', wardId: null });
  const { token, row } = makeSignIn(account);
  await unitOfWork.write(async (manager) => {
    await manager.insert(Account, account);
    await manager.insert(SignIn, row);
  });
  return token;
}
