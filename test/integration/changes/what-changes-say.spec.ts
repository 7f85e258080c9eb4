import { sentenceOf } from '../../../src/modules/reminders/messages/compose-message';
import { readDueMessages } from '../../../src/modules/reminders/messages/due-message';
import { jointPlaces } from '../../../src/modules/reminders/messages/joint-places';
import { sessionsOfMessages } from '../../../src/modules/reminders/messages/message-sessions';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { displayPhone } from '../../../src/core/vietnamese/phones';
import { plant } from '../../factories/given';
import { makeVenue } from '../../factories/wards';
import { changedWard, day, reason } from '../../support/worlds/changed-ward';
import { dialects } from '../../support/databases/databases';
import { at } from '../../support/worlds/session-world';

const contactPhone = '+842293871234';

describe.each(dialects)('what people read of a change, on %s', (dialect) => {
  const on = changedWard(dialect);
  const { read, book, send } = on;

  beforeEach(async () => {
    const { ward } = on.world;
    await on.database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: ward.id }, { settings: { ...ward.settings, contactPhone } }),
    );
  });

  /** What waits to go out to them, in words. */
  async function told(to: 'mentor' | 'mentee'): Promise<string[]> {
    const due = await readDueMessages(
      read(),
      `r.ward_id = $1 AND r.state = 'planned' AND r.recipient_kind = $2
         AND r.kind IN ('cancelled', 'moved')`,
      [on.world.ward.id, to],
    );
    const joint = await jointPlaces(read(), due);
    const sessions = new Map([...(await sessionsOfMessages(read(), due)), ...joint.told]);
    const how = {
      language: 'vi',
      zone: 'Asia/Ho_Chi_Minh',
      now: on.services.clock.now(),
    } as const;
    return due.map((one) =>
      sentenceOf({ ...one, told: sessions.get(one.id) ?? [], learners: [] }, how),
    );
  }

  it.each(['cancel', 'move'] as const)(
    'names the ward, and not the ambassador who is ill (%s)',
    async (act) => {
      await book(0, at(day, 18));
      await send();
      on.services.clock.at += 60_000;
      const spell = { mentorId: on.world.mentor.id, from: day, to: day };
      await on.services.changes.beBusy(on.world.officer, spell, { act, reason: 'Đại sứ ốm' });
      const [text] = await told('mentee');
      expect(text).toContain(`Hỏi ${on.world.ward.name} ${displayPhone(contactPhone)}`);
      expect(text).not.toContain(displayPhone(on.world.mentor.phone ?? ''));
      expect(text).toContain('Đại sứ ốm');
    },
  );

  it('names who stands in for the ambassador who is ill', async () => {
    const other = await on.another({ fullName: 'Vũ Minh Châu', phone: '+84905111222' });
    await book(0, at(day, 18));
    await send();
    on.services.clock.at += 60_000;
    const spell = { mentorId: on.world.mentor.id, from: day, to: day };
    const { changes } = on.services;
    await changes.beBusy(on.world.officer, spell, { act: 'hand-over', reason: 'Đại sứ ốm' });
    const [text] = await told('mentee');
    expect(text).toContain(`${other.fullName} 0905 111 222`);
  });

  it.each([
    ['died', 'đã mất'],
    ['no-wish', 'không học nữa'],
  ] as const)(
    'tells an ambassador kindly of who %s, and that nothing is to be done',
    async (why, said) => {
      const { id } = on.world.mentees[0];
      for (const date of [day, '2026-11-26']) await book(0, at(date, 18));
      await send();
      on.services.clock.at += 60_000;
      const { version } = await read().findOneByOrFail(Mentee, { id });
      const gone = { side: 'mentee', id, version, reason: why, on: '2026-11-23' } as const;
      await on.services.departures.stop(on.world.officer, gone);
      const texts = await told('mentor');
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        expect(text).toContain(said);
        expect(text).not.toContain('không đến');
        expect(text).toMatch(/không phải làm gì|không cần đến/);
      }
    },
  );

  it('says which hall the new one stands in for, to mentees and to the ambassador', async () => {
    const { venue, ward } = on.world;
    const hall = { wardId: ward.id, hamletId: null, name: 'Nhà văn hóa thôn 2', seats: 30 };
    const { latitude, longitude } = venue;
    await on.database.unitOfWork.write((manager) =>
      plant(manager, Venue, makeVenue({ ...hall, latitude: latitude + 0.005, longitude })),
    );
    const { session } = await book(0, at(day, 18));
    await book(1, at(day, 20));
    await send();
    on.services.clock.at += 60_000;
    const closing = { wardId: ward.id, venueId: venue.id, changes: { openUntil: '2026-11-24' } };
    const { changes } = on.services;
    const { id } = await changes.changeVenue(on.world.officer, closing, { act: 'move', reason });
    const short = venue.name.replace('Nhà văn hóa', 'NVH');
    const [mentees, mentors] = [await told('mentee'), await told('mentor')];
    expect(mentees).toHaveLength(2);
    for (const text of mentees) {
      expect(text).toContain('Đổi nơi học');
      expect(text).toContain(`Nhà văn hóa thôn 2 (thay cho ${short})`);
    }
    expect(mentors.length).toBeGreaterThan(0);
    for (const text of mentors) expect(text).toContain(`NVH thôn 2 (thay cho ${short})`);
    // Their pages know it too, until it is taken back.
    expect(await on.sessionOf(session.id)).toMatchObject({ venueFromId: venue.id });
    await on.takeBack(id);
    expect(await on.sessionOf(session.id)).toMatchObject({ venueFromId: null });
  });
});
