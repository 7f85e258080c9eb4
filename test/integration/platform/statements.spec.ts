import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { ChannelPause } from '../../../src/modules/reminders/entities/channel-pause.entity';
import { newId } from '../../../src/platform/database/columns';
import { execute } from '../../../src/platform/database/execute';
import { insert, upsert } from '../../../src/platform/database/insert';
import {
  column,
  columns,
  flag,
  number,
  orNull,
  shared,
  text,
} from '../../../src/platform/database/result-columns';
import { inSavepoint } from '../../../src/platform/database/savepoint';
import { select } from '../../../src/platform/database/select';
import { selectEntities } from '../../../src/platform/database/select-entities';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { isDuplicate } from '../../../src/platform/database/violations';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';

const createdAt = 1_800_000_000_000;
const opening = { weekday: 1, startMinute: 480, endMinute: 720 };

describe.each(dialects)('statements on %s', (dialect) => {
  let database: TestDatabase;
  let unitOfWork: UnitOfWork;
  const wardId = newId();

  const venue = (name: string, openings: Venue['openings'], isStepFree = false): Venue => ({
    id: newId(),
    wardId,
    hamletId: null,
    name,
    kind: 'hall',
    latitude: 20.5,
    longitude: 105.25,
    seats: 12,
    hasWifi: false,
    isStepFree,
    openings,
    openFrom: null,
    openUntil: null,
  });

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    ({ unitOfWork } = database);
    await unitOfWork.write(async (manager) => {
      await insert(manager, Ward, {
        id: wardId,
        code: '00001',
        name: 'Xã Thử',
        provinceCode: null,
        latitude: 20,
        longitude: 105,
        population: null,
        settings: defaultWardSettings,
        kind: 'real',
        createdAt,
      });
      await insert(manager, Venue, [
        venue('An', [opening], true),
        venue('Bình', null),
        venue('Chi', [opening]),
      ]);
    });
  });

  afterAll(() => database.drop());

  const countHolidays = (): Promise<number> => unitOfWork.read.countBy(Holiday, { wardId });
  const holiday = (date: string): Holiday => ({
    id: newId(),
    wardId,
    date,
    name: 'Lễ',
    venueId: null,
    isHoliday: true,
  });

  describe('that read', () => {
    const venueRow = {
      ...columns(Venue, 'name', 'latitude', 'isStepFree', 'openings'),
      settings: column(Ward, 'settings'),
      wardAt: column(Ward, 'createdAt'),
    };

    it('give JSON, booleans, instants and degrees as the entities have them', async () => {
      const rows = await select(
        unitOfWork.read,
        venueRow,
        `SELECT v.name, v.latitude, v.is_step_free AS "isStepFree", v.openings, w.settings,
           w.created_at AS "wardAt"
         FROM venue v JOIN ward w ON w.id = v.ward_id WHERE w.id = $1 ORDER BY v.name LIMIT 2`,
        [wardId],
      );
      const both = { latitude: 20.5, settings: defaultWardSettings, wardAt: createdAt };
      expect(rows).toEqual([
        { ...both, name: 'An', isStepFree: true, openings: [opening] },
        { ...both, name: 'Bình', isStepFree: false, openings: null },
      ]);
    });

    it('give counts, sums of instants and conditions as numbers and booleans, and null for nothing', async () => {
      const figures = {
        venues: number,
        sum: number,
        isLarge: flag,
        last: text,
        missing: orNull(column(Venue, 'openings')),
        none: orNull(number),
      };
      const rows = await select(
        unitOfWork.read,
        figures,
        `SELECT COUNT(*) AS venues, SUM(w.created_at) AS sum, COUNT(*) > 2 AS "isLarge",
           MAX(v.name) AS last, MIN(x.openings) AS missing, SUM(x.seats) AS none
         FROM ward w JOIN venue v ON v.ward_id = w.id
         LEFT JOIN venue x ON x.id = v.id AND x.seats > $1`,
        [1000],
      );
      const [sum, isLarge] = [3 * createdAt, true];
      expect(rows).toEqual([{ venues: 3, sum, isLarge, last: 'Chi', missing: null, none: null }]);
    });

    it('keep one object for all rows with the same list, where that is asked for', async () => {
      const lists = { openings: shared(column(Venue, 'openings')) };
      const sql = `SELECT openings FROM venue WHERE openings IS NOT NULL ORDER BY name`;
      const [one, other] = await select(unitOfWork.read, lists, sql);
      const [later] = await select(unitOfWork.read, lists, sql);
      expect(one.openings).toEqual([opening]);
      expect(other.openings).toBe(one.openings);
      expect(later.openings).not.toBe(one.openings);
    });

    it('are refused when they give other columns than were named', async () => {
      const row = columns(Venue, 'id', 'name');
      const { read } = unitOfWork;
      const more = select(read, row, `SELECT id, name, seats FROM venue`);
      await expect(more).rejects.toThrow('gives id, name, seats; id, name was expected');
      const other = select(read, row, `SELECT id, name AS title FROM venue`);
      await expect(other).rejects.toThrow('gives id, title; id, name was expected');
    });

    it('give whole entities by a condition in SQL', async () => {
      const found = await selectEntities(
        unitOfWork.read,
        Venue,
        `ward_id = $1 AND openings IS NOT NULL ORDER BY name`,
        [wardId],
      );
      expect(found[0]).toBeInstanceOf(Venue);
      expect(found).toMatchObject([
        { name: 'An', isStepFree: true, openings: [opening] },
        { name: 'Chi', isStepFree: false, openings: [opening] },
      ]);
    });
  });

  describe('that write', () => {
    it('insert one row or thousands, and tell how many', async () => {
      const before = await countHolidays();
      const days = Array.from({ length: 1000 }, (_, day) => holiday(`d${day}`));
      await unitOfWork.write(async (manager) => {
        expect(await insert(manager, Holiday, holiday('one'))).toBe(1);
        expect(await insert(manager, Holiday, days)).toBe(1000);
        expect(await insert(manager, Holiday, [])).toBe(0);
      });
      expect(await countHolidays()).toBe(before + 1001);
    });

    it('leave a row that stands already, or overwrite it, as is asked for', async () => {
      const pause = { channel: 'sms', untilAt: 1, reason: 'one', at: 1 };
      await unitOfWork.write(async (manager) => {
        const doNothing = 'ON CONFLICT DO NOTHING';
        expect(await insert(manager, ChannelPause, pause, doNothing)).toBe(1);
        expect(await insert(manager, ChannelPause, { ...pause, at: 2 }, doNothing)).toBe(0);
      });
      expect(await unitOfWork.read.find(ChannelPause)).toEqual([pause]);
      const twice = unitOfWork.write((manager) => insert(manager, ChannelPause, pause));
      expect(isDuplicate(await twice.catch((error: unknown) => error))).toBe(true);

      const [next, other] = [
        { ...pause, untilAt: 2, reason: 'two' },
        { ...pause, channel: 'zalo' },
      ];
      await unitOfWork.write((manager) => upsert(manager, ChannelPause, 'channel', [next, other]));
      const order = { channel: 'ASC' } as const;
      expect(await unitOfWork.read.find(ChannelPause, { order })).toEqual([next, other]);
    });

    it('tell how many rows they changed', async () => {
      const rename = `UPDATE venue SET name = name WHERE ward_id = $1 AND seats < $2`;
      await unitOfWork.write(async (manager) => {
        expect(await execute(manager, rename, [wardId, 100])).toBe(3);
        expect(await execute(manager, rename, [wardId, 1])).toBe(0);
      });
    });

    it('are refused outside a unit of work', async () => {
      const outside = execute(unitOfWork.read, `DELETE FROM venue`);
      await expect(outside).rejects.toThrow('belongs inside a unit of work');
      await expect(insert(unitOfWork.read, Holiday, holiday('no'))).rejects.toThrow(
        'belongs inside a unit of work',
      );
      expect(await unitOfWork.read.countBy(Venue, { wardId })).toBe(3);
    });

    it('go on after a step that the database refused, of which nothing is left', async () => {
      const known = holiday('known');
      await unitOfWork.write((manager) => insert(manager, Holiday, known));
      const before = await countHolidays();
      const refused = await unitOfWork.write(async (manager) => {
        const outcome = await inSavepoint(manager, async () => {
          await insert(manager, Holiday, holiday('undone'));
          await insert(manager, Holiday, known);
        });
        await insert(manager, Holiday, holiday('after'));
        return outcome;
      });
      expect(isDuplicate(refused?.refusedBy)).toBe(true);
      expect(await countHolidays()).toBe(before + 1);
      expect(await unitOfWork.read.existsBy(Holiday, { date: 'undone' })).toBe(false);
    });
  });
});
