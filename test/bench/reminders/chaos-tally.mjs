import { setTimeout as pause } from 'node:timers/promises';
import { ascending, quantile } from './lab.mjs';

const latestMs = 5_000;

/**
 * Waits, a minute at most, until nothing that is due by then is planned, on the way or to be repeated;
 * gives that instant.
 */
export async function untilSettled(unitOfWork) {
  for (let tries = 0; ; tries++) {
    const now = Date.now();
    const [{ open }] = await unitOfWork.read.query(
      `SELECT COUNT(*) AS open FROM reminder WHERE due_at <= $1
       AND (state IN ('planned', 'sending') OR (state = 'ambiguous' AND retry_at IS NOT NULL))`,
      [now],
    );
    if (Number(open) === 0 || tries === 240) return now;
    await pause(250);
  }
}

/** Holds what the provider received against the rows and the acts. */
export async function tally({ unitOfWork, crowd, asked, standIn, acts, fire, calmAt, settledAt }) {
  const rows = await readRows(unitOfWork, crowd);
  const accepted = new Map();
  for (const { key } of standIn.received) accepted.set(key, (accepted.get(key) ?? 0) + 1);
  /** reminder's id → the keys under which the provider was asked. */
  const keysOf = new Map();
  for (const key of asked.keys()) {
    const id = key.slice(0, key.lastIndexOf('-'));
    keysOf.set(id, [...(keysOf.get(id) ?? []), key]);
  }
  const arrivedAt = ({ id }) => {
    const times = (keysOf.get(id) ?? []).flatMap((key) => asked.get(key));
    return times.length > 0 ? Math.min(...times) : undefined;
  };
  const inTime = acts.filter(
    ({ kind, answeredAt, dueAt }) => kind !== 'book' && answeredAt < dueAt,
  );
  const offIds = new Set(inTime.map(({ booking }) => booking.id));
  const isOff = (row) =>
    offIds.has(row.booking_id) && row.kind === 'lead' && row.booking_version === 1;

  const due = rows.filter((row) => row.due_at <= settledAt);
  // What was cancelled or moved too late to be stopped may stay unclear: nobody repeats it.
  const standing = due.filter((row) => row.state !== 'cancelled' && row.stands);
  const lost = standing.filter(
    (row) => !['sent', 'delivered'].includes(row.state) || arrivedAt(row) === undefined,
  );
  const off = rows.filter((row) => isOff(row) && arrivedAt(row) !== undefined);
  const twice = [...keysOf].filter(
    ([, keys]) => keys.length > 1 || keys.some((key) => accepted.get(key) > 1),
  );
  const repeats = [...asked.values()].reduce((sum, times) => sum + times.length - 1, 0);
  const late = ascending(
    standing.flatMap((row) => {
      const at = arrivedAt(row);
      return at === undefined || at < calmAt ? [] : [at - Math.max(row.due_at, calmAt)];
    }),
  );
  const refused = acts.filter(({ refusal }) => refusal);
  const away = acts.filter(
    ({ wasRedisAway, tries, refusal }) => wasRedisAway && tries === 1 && !refusal,
  );
  const { kills, flushes, redisAway } = fire.seen;
  const killed = Object.entries(kills).flatMap(([role, times]) =>
    times ? [`${times} ${role}`] : [],
  );
  const parts = [
    `${standing.length} due and sent`,
    `${lost.length} lost`,
    `${twice.length} twice (${repeats} asked again by the same key)`,
    `${off.length} of ${inTime.length} cancelled or moved in time sent`,
    `late after calm p99 ${quantile(late, 0.99)} ms, most ${late.at(-1) ?? 0} ms of ${late.length}`,
    `${acts.length} bookings over HTTP`,
    ...(redisAway.length > 0
      ? [
          `${away.length} of them while Redis was away, slowest ${Math.max(0, ...away.map(({ tookMs }) => tookMs))} ms`,
        ]
      : []),
    `killed ${killed.join(', ')}; ${flushes} FLUSHALL`,
  ];
  const faults = [
    ...lost.map((row) => `lost: ${JSON.stringify(row)} arrived ${arrivedAt(row)}`),
    ...twice.map(([id, keys]) => `twice: ${id} ${keys.join(' ')}`),
    ...off.map((row) => `sent though off: ${JSON.stringify(row)} arrived ${arrivedAt(row)}`),
    ...refused.map(({ kind, refusal, tries }) => `${kind} refused after ${tries}: ${refusal}`),
    ...((late.at(-1) ?? 0) > latestMs ? [`${late.at(-1)} ms late after calm`] : []),
  ];
  return { line: parts.join(' · '), faults: faults.slice(0, 10) };
}

async function readRows(unitOfWork, crowd) {
  const rows = [];
  for (const { wardId } of crowd) {
    rows.push(
      ...(await unitOfWork.read.query(
        `SELECT r.id, r.booking_id, r.booking_version, r.kind, r.state, r.failure, r.attempts, r.due_at,
           r.retry_at, r.sent_at,
           b.version = r.booking_version AND (b.state = 'booked' OR r.kind = 'cancelled') AS stands
         FROM reminder r JOIN booking b ON b.id = r.booking_id WHERE r.ward_id = $1`,
        [wardId],
      )),
    );
  }
  return rows;
}
