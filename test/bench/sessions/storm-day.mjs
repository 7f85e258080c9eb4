import { createRequire } from 'node:module';
import { addDays, built, monday } from '../bookings/world.mjs';

const require = createRequire(import.meta.url);
const { NestFactory } = require('@nestjs/core');
const { Module } = require('@nestjs/common');
const { parseEnv } = built('platform/config/env');
const { ConfigModule } = built('platform/config/config.module');
const { CommonModule } = built('platform/common/common.module');
const { HttpModule } = built('platform/http/http.module');
const { QueueModule } = built('platform/queue/queue.module');
const { UnitOfWork } = built('platform/database/unit-of-work');
const { features } = built('app/features');
const { PlannedChanges } = built('modules/sessions/changes/planned-changes.service');
const { systemActor } = built('modules/access/policies/actor');
const { wardWindows } = built('core/slots/windows');

/**
 * What a change of what was planned costs to look at, beside the same rows written by the bare database: a storm day
 * of the ward whose two weeks were planned, and an ambassador's week.
 */
export async function benchStormDay({ unitOfWork, wardId, mentors }, { clock, timed, say }) {
  const app = await NestFactory.createApplicationContext(moduleOf(unitOfWork, clock), {
    logger: ['error'],
  });
  const changes = app.get(PlannedChanges);
  const day = addDays(monday, 8);
  const days = { wardId, venueId: null, from: day, to: day };
  const reason = 'Mưa bão';
  const week = { mentorId: mentors[0].id, from: day, to: addDays(day, 6) };
  const fortnight = { mentorId: mentors[1].id, from: monday, to: addDays(monday, 13) };
  const earlier = wardWindows({
    evening: { startMinute: 1080, endMinute: 1230 },
    weekend: { startMinute: 480, endMinute: 1230 },
    noonBreak: null,
  });
  const looks = [
    ['what a day hits', () => changes.hitByDayOff(systemActor, days)],
    ['a day, called off', () => changes.lookAtDayOff(systemActor, days, { act: 'cancel', reason })],
    ['a day, moved', () => changes.lookAtDayOff(systemActor, days, { act: 'move', reason })],
    [
      'a week of one ambassador, handed over',
      () => changes.lookAtSpell(systemActor, week, { act: 'hand-over', reason }),
    ],
    [
      'two weeks of one ambassador, handed over',
      () => changes.lookAtSpell(systemActor, fortnight, { act: 'hand-over', reason }),
    ],
    [
      'other hours, kept',
      () => changes.lookAtSettings(systemActor, { wardId, settings: { workingWindows: earlier } }),
    ],
    [
      'reminders at another time',
      () =>
        changes.lookAtSettings(systemActor, { wardId, settings: { eveningBeforeMinute: 1080 } }),
    ],
    [
      'too few mentees, whose pairs end',
      () =>
        changes.lookAtSettings(
          systemActor,
          { wardId, settings: { minMentees: 10, maxMentees: 10 } },
          { act: 'keep', pairs: 'cancel', reason },
        ),
    ],
  ];
  say('\n| look | lessons | messages | seconds | of CPU | the bare rows | ratio |');
  say('| --- | --- | --- | --- | --- | --- | --- |');
  for (const [name, look] of looks) {
    await look();
    const { result, seconds, cpu } = await timed(look);
    const { items, people, messages = 0, remindersMoved = 0 } = result;
    const bare = await timed(() =>
      bareRows(unitOfWork, { lessons: items.length, people, rows: messages + remindersMoved }),
    );
    const ratio = (cpu / Math.max(0.001, bare.cpu)).toFixed(1);
    say(
      `| ${name} | ${items.length} | ${messages} | ${seconds} | ${cpu} | ${bare.cpu} | ${ratio} |`,
    );
  }
  const fewer = { wardId, settings: { minMentees: 10, maxMentees: 10 } };
  const acts = {
    'a day, called off': () => changes.closeDays(systemActor, days, { act: 'cancel', reason }),
    'a day, moved': () => changes.closeDays(systemActor, days, { act: 'move', reason }),
    'pairs that ended, with their places': () =>
      changes.changeSettings(systemActor, fewer, { act: 'keep', pairs: 'cancel', reason }),
  };
  for (const [name, act] of Object.entries(acts)) {
    const { id } = await act();
    const { result, seconds, cpu } = await timed(() => changes.takeBack(systemActor, id));
    const bare = await timed(() =>
      bareRows(unitOfWork, { lessons: result.items.length, people: result.people, rows: 0 }),
    );
    say(`| taken back: ${name} | ${result.items.length} | | ${seconds} | ${cpu} | ${bare.cpu} | |`);
  }
  await app.close();
}

/** As many rows changed one by one, in a write that is undone. */
async function bareRows(unitOfWork, { lessons, people, rows }) {
  const undone = new Error('undone');
  await unitOfWork
    .write(async (manager) => {
      const change = async (table, count) => {
        const found = await manager.query(`SELECT id FROM ${table} LIMIT ${count}`);
        for (const { id } of found) {
          await manager.query(`UPDATE ${table} SET version = version + 1 WHERE id = '${id}'`);
        }
      };
      await change('session', lessons);
      await change('booking', people);
      const found = await manager.query(`SELECT id FROM reminder LIMIT ${rows}`);
      for (const { id } of found) {
        await manager.query(`UPDATE reminder SET state = 'cancelled' WHERE id = '${id}'`);
      }
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
}

function moduleOf(unitOfWork, clock) {
  const env = parseEnv({ SECRET: 'a secret for the bench, and long enough' });
  class BenchDatabase {}
  Module({ providers: [{ provide: UnitOfWork, useValue: unitOfWork }], exports: [UnitOfWork] })(
    BenchDatabase,
  );
  class Bench {}
  Module({
    imports: [
      ConfigModule.forRoot(env),
      CommonModule.withClock(clock),
      { module: BenchDatabase, global: true },
      HttpModule,
      QueueModule.withoutQueue(),
      ...features,
    ],
  })(Bench);
  return Bench;
}
