import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import './present.mjs';
import { Crowd } from './crowd.mjs';
import { Service } from './service.mjs';

const require = createRequire(import.meta.url);
const built = (path) => require(`../../dist/src/${path}.js`);
const secret = 'a secret of the chaos alone, long enough';

/** A ward of 40 people, the service on it, a provider of text messages that counts, and people who book. */
export async function makeWorld({ url, settings = {} } = {}) {
  const { addDays, at, officerToken, settle, zone } = await import('../bench/bookings/world.mjs');
  const { localDateOf } = built('core/time/zone');
  const { startProviderStandIn } = built('demo/providers/provider-stand-in');
  const world = await settle(8, 5, url);
  const provider = await startProviderStandIn({ now: () => Date.now() });
  const service = new Service(world.folder, {
    SECRET: secret,
    DATA_DIR: join(world.folder, 'var'),
    DATABASE_URL: url ?? `sqlite:${world.file}`,
    ESMS_BASE_URL: provider.url,
    ESMS_API_KEY: 'chaos',
    ESMS_SECRET_KEY: 'chaos',
    ESMS_BRAND_NAME: 'TUNGNGO',
    ...settings,
  });
  const today = localDateOf(Date.now(), zone);
  const requests = [1, 2, 3, 4, 5, 6, 7, 8]
    .flatMap((days) => [18, 19, 20].flatMap((hour) => [at(addDays(today, days), hour)]))
    .flatMap((startAt) =>
      world.mentees.map(({ id }) => ({ menteeId: id, startAt, because: 'Hỏi ở quầy' })),
    );
  const token = await officerToken(world);
  // Whoever puts a copy back wants nobody else to have the database.
  await world.unitOfWork.close();
  const crowd = new Crowd(service, token, requests);
  return {
    ...world,
    service,
    crowd,
    provider,
    end: async () => {
      if (service.child?.exitCode === null && service.child.signalCode === null)
        await service.stop();
      await provider.close();
      rmSync(world.folder, { recursive: true, force: true });
    },
  };
}

/** What was promised and is not there, is there and was not promised, was not sent, or sent twice. */
export async function look(world) {
  const { entities } = built('app/entities');
  const { openDatabase } = built('platform/database/open-database');
  const unitOfWork = await openDatabase(world.service.settings.DATABASE_URL, entities);
  try {
    return await count(unitOfWork.read, world);
  } finally {
    await unitOfWork.close();
  }
}

async function count(read, { crowd, provider }) {
  const stored = new Set((await read.query('SELECT id FROM booking')).map(({ id }) => id));
  const due = () =>
    read.query(
      `SELECT COUNT(*) AS n FROM reminder WHERE state IN ('planned', 'sending') AND COALESCE(retry_at, due_at) <= ${Date.now() - 1000}`,
    );
  let unsent = Infinity;
  // A dead process's message is taken up when its lease ends.
  for (const from = performance.now(); unsent > 0 && performance.now() - from < 90_000;) {
    unsent = Number((await due())[0].n);
    if (unsent > 0) await pause(250);
  }
  const [{ n: ended }] = await read.query(
    `SELECT COUNT(*) AS n FROM reminder WHERE state IN ('expired', 'failed')`,
  );
  const keys = provider.received.map(({ key }) => key);
  const { assertSound } = require('../support/worlds/session-world.ts');
  const unsound = await assertSound(read).then(
    () => '',
    (error) => error.message,
  );
  return {
    promised: crowd.promised.size,
    lost: [...crowd.promised].filter((id) => !stored.has(id)).length,
    doubled: [...stored].filter((id) => !crowd.promised.has(id)).length,
    unanswered: crowd.unanswered,
    sent: keys.length,
    sentTwice: keys.length - new Set(keys).size,
    unsent,
    ended: Number(ended),
    unsound,
  };
}
