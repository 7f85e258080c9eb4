import { Not } from 'typeorm';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { PersonalLink } from '../../../src/modules/access/identity/personal-link.entity';
import { displayPhone } from '../../../src/core/vietnamese/phones';
import { isOfStaff } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { BusyWard } from '../../support/worlds/busy-ward';
import type { TestDatabase } from '../../support/databases/databases';
import { openAllPages } from '../../support/pages/get-routes';
import { openBusyWard } from '../../support/worlds/lived-wards';
import { vi } from '../../../src/texts/vi';
import { en } from '../../../src/texts/en';
import { StatementRecorder } from '../../support/databases/statement-recorder';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 600_000;

/** Routes that may write when they are only looked at, each with the reason. */
const mayWrite: Record<string, string> = {
  '/l/:token': 'signs the phone in',
  '/sign-in/link/:token': 'signs the browser in, and is over',
};

/** What the one browser that asked may keep, with the reason. */
const mayBeKept: Record<string, string> = {
  '/videos/:file': 'large, of nobody, and never another under its name',
};

/** A list, a slip or a copy that is taken out, whoever is opened at the counter, and a look at numbers in full is written down in the record. */
const isRecord = (sql: string): boolean => /^INSERT INTO audit_entry\b/.test(sql);
const isTaken = (route: string): boolean =>
  /\.xlsx$|\/copy\.json$|\/slips?(\/|$)|\/counter\/:id(\/withdrawal)?$/.test(route);

/** Where staff read numbers in full by opening it: to call, to put one right, to print, to answer for one person. */
const showsNumbers = [
  '/api/v1/mentors/:id',
  '/api/v1/mentees/:id',
  '/api/v1/imports/:id',
  '/api/v1/wards/:wardId/imports',
  '/api/v1/call-list',
  '/api/v1/call-lines',
  '/api/v1/mentors/:id/call-lines',
  '/wards/:code/reminders',
  '/wards/:code/mentors/:id/phone',
  '/wards/:code/mentees/:id/phone',
  '/wards/:code/mentors/:id/edit',
  '/wards/:code/mentees/:id/edit',
  '/wards/:code/teams/:id/members/:memberId',
  '/wards/:code/doors/:id',
  '/wards/:code/mentors/:id/sheet',
  '/wards/:code/mentors/:id/rights/copy.json',
  '/wards/:code/mentees/:id/rights/copy.json',
  '/wards/:code/slips/mentees',
  '/wards/:code/mentees/:id/slip',
];

describe('in a ward in which everything has happened once, a look', () => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;

  beforeAll(async () => {
    ({ database, ward } = await openBusyWard('sqlite'));
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close();
    await database.drop();
  }, longMs);

  it(
    'at a page or a GET of the API changes nothing, is kept by no cache, and masks numbers',
    async () => {
      if (!ward) throw new Error('Nobody lived in the ward.');
      const { unitOfWork } = database;
      const { guestId } = ward;
      // Nobody else has a link: a page that would rather make one has its chance.
      await unitOfWork.write((manager) => manager.delete(PersonalLink, { personId: Not(guestId) }));
      const recorder = await StatementRecorder.on(unitOfWork);
      const writes = [jest.spyOn(unitOfWork, 'write'), jest.spyOn(unitOfWork, 'writeAside')];
      const opened: string[] = [];
      const wrote: string[] = [];
      const cached: string[] = [];
      const open: string[] = [];
      const numbers = await numbersOf(unitOfWork);
      const unanswered = await openAllPages(ward, (route, headers, text) => {
        opened.push(route);
        const caching = headers.get('cache-control') ?? '';
        if (!(route in mayBeKept ? /^private\b/ : /no-store/).test(caching)) cached.push(route);
        const isStaffs = ward?.pages.actors.some(isOfStaff) && !isTaken(route);
        const shown = numbers.filter((one) => text.includes(one));
        if (isStaffs && shown.length > 0 && !showsNumbers.includes(route)) {
          open.push(`${route}: ${shown.join(', ')}`);
        }
        const changes = recorder.statements.filter(({ sql }) => /^\s*(INS|UPD|DEL)/i.test(sql));
        const mayRecord = isTaken(route) || showsNumbers.includes(route);
        const isRecorded = mayRecord && changes.every(({ sql }) => isRecord(sql));
        const isWritten = changes.length > 0 || writes.some((one) => one.mock.calls.length > 0);
        if (!isRecorded && isWritten) wrote.push(route);
        recorder.forget();
        for (const write of writes) write.mockClear();
      });
      expect(wrote.filter((route) => !(route in mayWrite))).toEqual([]);
      expect(open).toEqual([]);
      expect(numbers.length).toBeGreaterThan(6);
      expect(cached).toEqual([]);
      expect(unanswered).toEqual([]);
      expect(opened.length).toBeGreaterThan(120);
    },
    longMs,
  );

  it('at the record finds each act in words, and by whom and from where', async () => {
    if (!ward) throw new Error('Nobody lived in the ward.');
    const { read } = database.unitOfWork;
    const acts = await read
      .createQueryBuilder(AuditEntry, 'a')
      .select('DISTINCT a.action', 'action')
      .getRawMany<{ action: string }>();
    for (const { texts } of [vi, en]) {
      const unsaid = acts.filter(({ action }) => !(action in texts.audit.actions));
      expect(unsaid).toEqual([]);
    }
    ward.pages.actors = [ward.officer];
    const path = `/wards/${ward.ward.code}/audit?group=access`;
    const { text } = await ward.pages.get(path);
    expect(text).toContain(vi.texts.audit.actions['list.take']);
    expect(text).toContain(`${vi.texts.audit.ways.page}, 127.0.0.1`);
    expect(text).not.toContain(vi.texts.audit.actions['booking.book']);
  });
});

/** Every number of a person of the lists, in each way in which it is written. */
async function numbersOf({ read }: TestDatabase['unitOfWork']): Promise<string[]> {
  const people = [...(await read.find(Mentor)), ...(await read.find(Mentee))];
  const stored = people.flatMap(({ phone, otherPhone }) => [phone, otherPhone]);
  return stored
    .filter((one) => one !== null)
    .flatMap((one) => [one, displayPhone(one), one.replace('+84', '0')]);
}
