import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { WalkInDay } from '../../../src/modules/sessions/entities/walk-in-day.entity';
import { Departures } from '../../../src/modules/sessions/departures/departures.service';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  addMentees,
  addMentor,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

describe.each(dialects)('the forms of a walk-in day, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  let officer: Actor;
  let mentors: Mentor[];

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 3)));
    world = await database.unitOfWork.write((manager) => settle(manager));
    officer = { kind: 'officer', id: newId(), wardId: world.ward.id };
    pages.actors = [officer];
    mentors = await database.unitOfWork.write(async (manager) => {
      const made: Mentor[] = [];
      for (let at = 0; at < 14; at++) {
        const fullName = at === 3 ? 'Đỗ Thị Hậu' : `Trần Văn ${'ABCDEGHIKLMNOP'[at]}`;
        const sortName = String(at).padStart(2, '0');
        const phone = `+8491200${String(at).padStart(4, '0')}`;
        made.push(
          await addMentor(manager, world, { fullName, sortName, phone, topics: ['vneid'] }),
        );
      }
      return made;
    });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const at = (rest: string) => `/wards/${world.ward.code}/walk-ins/${rest}`;
  const namesIn = (text: string) =>
    [...text.matchAll(/name="mentorIds" value="([^"]+)"/g)].map(([, id]) => id);

  it('look for ambassadors instead of listing them, and keep what was filled in', async () => {
    const fresh = await pages.get(at('new'));
    expect(namesIn(fresh.text)).toEqual([]);
    const filled = {
      date: '2026-11-28',
      startMinute: '14:00',
      endMinute: '17:00',
      venueId: world.venue.id,
      seats: '2',
      topics: ['vneid'],
    };
    const look = async (find: string, mentorIds: string[] = []) =>
      (await pages.send('POST', at('new'), { ...filled, mentorIds, find, look: 'yes' })).text;
    const [hau, other] = [mentors[3].id, mentors[7].id];
    const byName = await look('do thi hau');
    expect(namesIn(byName)).toEqual([hau]);
    expect(valueOf(byName, 'startMinute')).toBe('14:00');
    expect(chosenIn(byName, 'topics')).toEqual(['vneid']);
    expect(byName).not.toContain('class="error-summary"');
    // Who is chosen stays, whomever one looks for next.
    const byPhone = await look('0912000007', [hau]);
    expect(namesIn(byPhone)).toEqual([hau, other]);
    expect(chosenIn(byPhone, 'mentorIds')).toEqual([hau]);
    expect(namesIn(await look('thon dong'))).toHaveLength(15);
    expect(await look('khong ai ca')).toContain('Không có đại sứ nào khớp');
    expect(await database.unitOfWork.read.countBy(WalkInDay, { wardId: world.ward.id })).toBe(0);

    const saved = await pages.send('POST', at('new'), { ...filled, mentorIds: [hau, other] });
    expect(saved.status).toBe(303);
    const edit = await pages.get(`${saved.location?.split('?')[0]}/edit`);
    expect(chosenIn(edit.text, 'mentorIds').toSorted()).toEqual([hau, other].toSorted());
  });

  it('fold away at the door what only pairing needs, and store it', async () => {
    const [day] = await database.unitOfWork.read.findBy(WalkInDay, { wardId: world.ward.id });
    const { text } = await pages.get(at(`${day.id}/register/new`));
    const folded = /<details>.*<\/details>/s.exec(text)?.[0] ?? '';
    for (const name of ['languages', 'groups', 'support', 'wishedGender', 'windows', 'address']) {
      expect(folded).toContain(`name="${name}"`);
    }
    const answer = await pages.send('POST', at(`${day.id}/register/new`), {
      fullName: 'Hà Thị Mơ',
      birthYear: '1950',
      hamletId: world.hamlet.id,
      topic: 'vneid',
      wishedGender: 'female',
      windows: ['1-1080-1260'],
      consent: 'yes',
      way: 'spoken',
      proof: 'Ông Nam, trưởng thôn',
    });
    expect(answer.status).toBe(303);
    const mo = await database.unitOfWork.read.findOneByOrFail(Mentee, { fullName: 'Hà Thị Mơ' });
    expect(mo).toMatchObject({ wishedGender: 'female', windows: [{ weekday: 1 }] });
  });

  it('find people by hamlet, and say how many more there are', async () => {
    const [day] = await database.unitOfWork.read.findBy(WalkInDay, { wardId: world.ward.id });
    await database.unitOfWork.write((manager) => addMentees(manager, world, 34));
    const { text } = await pages.get(`${at(`${day.id}/register`)}?q=thon+dong`);
    expect(text).toContain('Còn 5 người nữa');
  });

  it('ask again for a consent that was withdrawn, whatever an earlier day says', async () => {
    const [day] = await database.unitOfWork.read.findBy(WalkInDay, { wardId: world.ward.id });
    const [person] = await database.unitOfWork.write((manager) => addMentees(manager, world, 1));
    const { id, version } = person;
    const on = '2026-11-23';
    await pages.app
      .get(Departures)
      .stop(officer, { side: 'mentee', id, version, reason: 'consent', on });
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id }, { consentOn: '2026-11-01' }),
    );
    expect(await database.unitOfWork.read.countBy(PersonStop, { personId: id })).toBe(1);
    const { text } = await pages.get(at(`${day.id}/register/${id}`));
    expect(text).toContain('name="consent"');
    const refused = await pages.send('POST', at(`${day.id}/register/${id}`), { topic: 'vneid' });
    expect(refused.text).toContain('href="#consent"');
  });
});
