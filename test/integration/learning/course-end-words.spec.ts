import { sentenceOf } from '../../../src/modules/reminders/messages/compose-message';
import { readDueMessages } from '../../../src/modules/reminders/messages/due-message';
import { jointPlaces } from '../../../src/modules/reminders/messages/joint-places';
import { sessionsOfMessages } from '../../../src/modules/reminders/messages/message-sessions';
import { textsIn } from '../../../src/texts';
import { changedWard, day } from '../../support/worlds/changed-ward';
import { at } from '../../support/worlds/session-world';

describe('a lesson that falls because its course is over', () => {
  const on = changedWard('sqlite');

  it.each([
    [1, 'Không cần đến buổi học'],
    [2, 'Không cần đến nữa'],
  ])('is told with thanks, and not as one that was called off (%s)', async (lessons, said) => {
    for (const nth of Array(lessons).keys()) await on.book(0, at(day, 18 + 2 * nth));
    if (lessons === 2) await on.book(0, at('2026-11-28', 9));
    await on.send();
    const [mentee] = on.world.mentees;
    for (const topic of ['vneid', 'cashless']) {
      await on.services.courses.correct(on.world.officer, mentee.id, topic, {
        level: 'alone',
        version: 0,
        reason: 'Tự làm được',
      });
    }
    const due = await readDueMessages(
      on.read(),
      `r.ward_id = $1 AND r.state = 'planned' AND r.recipient_kind = 'mentee' AND r.kind = 'cancelled'`,
      [on.world.ward.id],
    );
    const joint = await jointPlaces(on.read(), due);
    const told = new Map([...(await sessionsOfMessages(on.read(), due)), ...joint.told]);
    const zone = 'Asia/Ho_Chi_Minh';
    const how = { language: 'vi', zone, now: on.services.clock.now() } as const;
    const texts = due.map((one) =>
      sentenceOf({ ...one, told: told.get(one.id) ?? [], learners: [] }, how),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(text).toContain('Chúc mừng và cảm ơn bạn đã học xong!');
      expect(text).not.toMatch(/hủy|Lý do/);
    }
    expect(texts.join(' ')).toContain(said);
  });

  it.each(['vi', 'en'] as const)('is good news for whoever taught them (%s)', (language) => {
    const { reminders: r, sessions: s } = textsIn(language);
    const good = language === 'vi' ? /^Tin vui: / : /^Good news: /;
    for (const why of [s.courseFinished, s.alreadyLearned]) {
      const place = {
        what: 'VNeID',
        when: '9:00',
        where: 'NVH 2',
        one: 'Lan',
        from: null,
        isOffered: false,
        why,
      };
      const said = [
        r.change.cancelled({ ...place, names: '', by: 'others' }),
        r.change.cancelled({ ...place, names: 'Hoa', by: 'others' }),
        r.placesOff({ by: 'others', where: null, lines: ['9:00: Lan'], why }),
        r.placesLost({ by: 'others', where: 'NVH 2', lines: ['9:00: Lan'], why }),
      ];
      for (const text of said) {
        expect(text).toMatch(good);
        expect(text).not.toMatch(/hủy|Lý do|off|because/);
      }
    }
  });
});
