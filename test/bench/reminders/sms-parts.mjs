/**
 * What the messages of two weeks cost and how often they ring, in a made-up commune of 300 ambassadors and
 * 2,000 mentees, many of whom share a phone: paired, planned, published, taught and written down by the
 * built service on a clock of its own, with a provider that takes every text message.
 *
 * npm run bench:reminders -- parts [--mentors 300] [--households 1110] [--seed 2026] [--texts 40]
 *
 * BENCH_DIST names another build, such as an older one, to be measured on the same commune.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ascending, dist, quantile, require, say } from './lab.mjs';

const zone = 'Asia/Ho_Chi_Minh';
const zoneMs = 7 * 3_600_000;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A Thursday morning, for the two weeks from the Monday after. */
const publishedAt = Date.UTC(2026, 10, 19, 2, 0);
const monday = Date.UTC(2026, 10, 23) - zoneMs;
const endAt = monday + 16 * dayMs;
const writtenDownMs = 10 * minuteMs;

export async function benchSmsParts(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      mentors: { type: 'string', default: '300' },
      households: { type: 'string', default: '1110' },
      seed: { type: 'string', default: '2026' },
      texts: { type: 'string', default: '0' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-parts-'));
  const clock = { at: publishedAt };
  const app = await openApp(folder, clock);
  try {
    const commune = await communeOf(values);
    const provider = openProvider(clock);
    service(app, 'Channels').use([provider.channel]);
    const people = await settle(app, commune);
    await live(app, clock);
    report(provider.sent, people, await toldOf(app));
    printTexts(provider.sent, Number(values.texts));
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The commune is made by this tree's own build, so that an older one is measured on the same people. */
async function communeOf({ mentors, households, seed }) {
  const own = createRequire(fileURLToPath(new URL('../../../dist/src/', import.meta.url)));
  const { makeUpCommune } = own('./demo/made-up-commune');
  const { sheetBytes } = own('./demo/sheet-bytes');
  const size = { mentors: Number(mentors), households: Number(households) };
  const { ward, hamlets, venues, ...sheets } = makeUpCommune(Number(seed), '2026-11-19', size);
  const { settings: _, ...place } = ward;
  const bytes = (lines) => sheetBytes([ward.name], lines);
  return {
    ward: place,
    hamlets,
    venues,
    mentors: await bytes(sheets.mentorSheet),
    mentees: await bytes(sheets.menteeSheet),
  };
}

/** The features without pages and queue, as the commands have them. */
async function openApp(folder, clock) {
  require('reflect-metadata');
  const { NestFactory } = require('@nestjs/core');
  const { CommandModule } = oneOf('commands/shell/command.module', 'commands/command.module');
  const { Clock } = oneOf('platform/common/clock', 'common/clock');
  const { parseEnv } = oneOf('platform/config/env', 'config/env');
  const env = parseEnv({
    DATABASE_URL: `sqlite:${join(folder, 'parts.sqlite')}`,
    DATA_DIR: folder,
    TIME_ZONE: zone,
    BASE_URL: 'https://tungngo.ninhbinh.gov.vn',
  });
  const ticking = new (class extends Clock {
    now() {
      return clock.at;
    }
  })();
  const logger = ['error', 'fatal'];
  const module = CommandModule.forRoot(env, ticking);
  return NestFactory.createApplicationContext(module, { logger, abortOnError: false });
}

function oneOf(...paths) {
  const path = paths.find((one) => existsSync(join(dist, 'src', `${one}.js`)));
  return require(join(dist, 'src', path));
}

/** By name, which is the same in builds whose folders are others; undefined where there is none. */
function service(app, name) {
  const modules = [...app.container.getModules().values()];
  const providers = modules.flatMap((module) => [...module.providers.values()]);
  return providers.find((provider) => provider.name === name)?.instance;
}

const actor = { kind: 'system', id: null, wardId: null };

async function settle(app, commune) {
  const ward = await service(app, 'WardsService').create(actor, commune.ward);
  await service(app, 'PlacesService').saveHamlets(actor, ward.id, commune.hamlets);
  await service(app, 'PlacesService').saveVenues(actor, ward.id, commune.venues);
  for (const kind of ['mentors', 'mentees']) {
    const file = { name: `${kind}.xlsx`, bytes: commune[kind] };
    await service(app, 'ImportsService').import(actor, ward.id, kind, file);
  }
  const runs = service(app, 'MatchRunsService');
  const { id } = await runs.requestOrTakeUp(actor, ward.id);
  await runs.execute(id);
  await service(app, 'ProposalsService').publish(actor, await runs.get(id));
  const weeks = { fromDate: '2026-11-23', weeks: 2 };
  await service(app, 'WeekPlanService').planWeeks(actor, ward.id, weeks);
  const [people] = await rowsOf(
    app,
    `SELECT COUNT(DISTINCT b.mentee_id) AS mentees, COUNT(*) AS places,
       COUNT(DISTINCT s.id) AS sessions, COUNT(DISTINCT s.mentor_id) AS mentors,
       (SELECT COUNT(DISTINCT phone) FROM mentee) AS phones
     FROM booking b JOIN session s ON s.id = b.session_id WHERE b.state = 'booked'`,
  );
  return people;
}

function rowsOf(app, sql) {
  return service(app, 'UnitOfWork').read.query(sql);
}

/** Every minute in which a message is due, and every five minutes for the jobs that run so often. */
async function live(app, clock) {
  const dispatcher = service(app, 'ReminderDispatcher');
  const questions = service(app, 'FeedbackQuestions');
  const digests = service(app, 'DigestRows');
  while (clock.at < endAt) {
    const isJobTime = clock.at % (5 * minuteMs) === 0;
    if (isJobTime) await writeDown(app, clock.at);
    if (isJobTime) await questions?.ask();
    if ((clock.at + zoneMs) % dayMs === 19.5 * 60 * minuteMs) await digests.writeForTomorrow();
    await dispatcher.sendDue();
    const [{ next }] = await rowsOf(
      app,
      `SELECT MIN(COALESCE(retry_at, due_at)) AS next FROM reminder WHERE state = 'planned'`,
    );
    const tick = (Math.floor(clock.at / (5 * minuteMs)) + 1) * 5 * minuteMs;
    const due = next === null ? tick : Math.ceil(Number(next) / minuteMs) * minuteMs;
    clock.at = Math.min(tick, Math.max(due, clock.at + minuteMs));
  }
}

/** Everybody comes, and can do it with help; their ambassador writes it down ten minutes later. */
async function writeDown(app, now) {
  const over = await rowsOf(
    app,
    `SELECT s.id AS id, s.version AS version, b.id AS "bookingId" FROM session s
     JOIN booking b ON b.session_id = s.id AND b.state = 'booked'
     WHERE s.state IN ('planned', 'confirmed') AND s.end_at <= ${now - writtenDownMs}`,
  );
  const sheets = new Map();
  for (const { id, version, bookingId } of over) {
    const sheet = sheets.get(id) ?? { version, marks: [] };
    sheet.marks.push({ bookingId, state: 'attended', level: 'with-help' });
    sheets.set(id, sheet);
  }
  for (const [id, sheet] of sheets) {
    await service(app, 'SessionsService').markAttendance(actor, id, sheet);
  }
}

/** Takes every text message, and keeps when it came, to whom, and how many parts it is paid for. */
function openProvider(clock) {
  const { smsLength } = oneOf('core/reminders/sms-length');
  const sent = [];
  const channel = {
    name: 'sms',
    repeatsSafely: true,
    perSecond: Infinity,
    send: (message) => {
      const { reminderId, kind, recipientKind, to, plainText } = message;
      const { parts } = smsLength(plainText);
      sent.push({ at: clock.at, reminderId, kind, recipientKind, to, parts, plainText });
      return Promise.resolve({ kind: 'accepted', messageId: message.key });
    },
  };
  return { channel, sent };
}

/** Ids of the mentees whom each message tells of something, by the reminder that carried it. */
async function toldOf(app) {
  const rows = await rowsOf(app, `SELECT * FROM reminder WHERE recipient_kind = 'mentee'`);
  const ofJoint = grouped(rows, ({ id, joint_id: jointId }) => jointId ?? id);
  const idsOf = (row) =>
    ofJoint
      .get(row.joint_id ?? row.id)
      .filter(({ id, state }) => id === row.id || state === 'joined')
      .map(({ recipient_id: id }) => id);
  return new Map(rows.map((row) => [row.id, new Set(idsOf(row))]));
}

function report(sent, people, told) {
  const toMentees = sent.filter(({ recipientKind }) => recipientKind === 'mentee');
  const partsOf = (messages) => messages.reduce((sum, { parts }) => sum + parts, 0);
  const perMentee = (messages) => (partsOf(messages) / people.mentees).toFixed(2);
  const dayOf = (at) => Math.floor((at + zoneMs) / dayMs);
  const weekOf = (at) => Math.floor((at - monday) / (7 * dayMs));
  const weekly = toMentees.flatMap(({ at, reminderId }) =>
    [...told.get(reminderId)].map((id) => `${id} ${weekOf(at)}`),
  );
  const daily = toMentees.map(({ at, to }) => `${to} ${dayOf(at)}`);
  const minutes = sent.map(({ at }) => String(Math.floor(at / minuteMs)));
  say(`Build: ${dist}`);
  say(
    `${people.mentees} mentees with ${people.phones} phones and ${people.mentors} ambassadors; ` +
      `${people.places} places in ${people.sessions} sessions of two weeks.\n`,
  );
  say('| what | figure |');
  say('| --- | --- |');
  say(`| SMS parts a mentee, to mentees | ${perMentee(toMentees)} |`);
  say(`| SMS parts a mentee, those to ambassadors included | ${perMentee(sent)} |`);
  say(`| messages, SMS parts | ${sent.length}, ${partsOf(sent)} |`);
  say(`| messages a mentee and week, middle and most | ${spread(weekly)} |`);
  say(`| messages a phone and day, middle and most | ${spread(daily)} |`);
  say(`| messages in the busiest minute | ${Math.max(...counts(minutes))} |`);
  say('\n| kind | messages | parts | parts each |');
  say('| --- | --- | --- | --- |');
  const byKind = grouped(sent, ({ recipientKind, kind }) => `${recipientKind} ${kind}`);
  for (const [kind, messages] of [...byKind].toSorted(([a], [b]) => a.localeCompare(b))) {
    const parts = partsOf(messages);
    say(`| ${kind} | ${messages.length} | ${parts} | ${(parts / messages.length).toFixed(2)} |`);
  }
}

function counts(keys) {
  return [...grouped(keys, (key) => key).values()].map(({ length }) => length);
}

function spread(keys) {
  const all = ascending(counts(keys));
  return `${quantile(all, 0.5)}, ${all.at(-1)}`;
}

/** So many of the messages, of all kinds by turns, to be read. */
function printTexts(sent, most) {
  const byKind = grouped(sent, ({ recipientKind, kind }) => `${recipientKind} ${kind}`);
  const each = Math.ceil(most / byKind.size);
  for (const [kind, messages] of byKind) {
    const step = Math.max(1, Math.floor(messages.length / each));
    for (let index = 0; index < Math.min(each, messages.length); index++) {
      const { parts, plainText } = messages[index * step];
      say(`\n[${kind}, ${parts} parts] ${plainText}`);
    }
  }
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
