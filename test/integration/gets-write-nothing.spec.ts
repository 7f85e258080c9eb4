import { Not } from 'typeorm';
import { PersonalLink } from '../../src/modules/access/identity/personal-link.entity';
import { type BusyWard, liveThroughAWard } from '../support/busy-ward';
import { createTestDatabase, type TestDatabase } from '../support/databases';
import { openAllPages } from '../support/get-routes';
import { StatementRecorder } from '../support/statement-recorder';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 600_000;

/** Routes that may write when they are only looked at, each with the reason. */
const mayWrite: Record<string, string> = {
  '/l/:token': 'signs the phone in',
  '/sign-in/link/:token': 'signs the browser in, and is over',
};

describe('looking at a page or asking the API with a GET', () => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    ward = await liveThroughAWard(database);
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close();
    await database.drop();
  }, longMs);

  it(
    'changes nothing, on any route, and is kept by no cache',
    async () => {
      if (!ward) throw new Error('Nobody lived in the ward.');
      const { unitOfWork } = database;
      const { guestId } = ward;
      // Nobody else has a link: a page that would rather make one has its chance.
      await unitOfWork.write((manager) => manager.delete(PersonalLink, { personId: Not(guestId) }));
      const recorder = await StatementRecorder.on(unitOfWork);
      const write = jest.spyOn(unitOfWork, 'write');
      const opened: string[] = [];
      const wrote: string[] = [];
      const cached: string[] = [];
      const unanswered = await openAllPages(ward, (route, headers) => {
        opened.push(route);
        if (!headers.get('cache-control')?.includes('no-store')) cached.push(route);
        const changed = recorder.statements.some(({ sql }) => /^\s*(INS|UPD|DEL)/i.test(sql));
        if (changed || write.mock.calls.length > 0) wrote.push(route);
        recorder.forget();
        write.mockClear();
      });
      expect(wrote.filter((route) => !(route in mayWrite))).toEqual([]);
      expect(cached).toEqual([]);
      expect(unanswered).toEqual([]);
      expect(opened.length).toBeGreaterThan(120);
    },
    longMs,
  );
});
