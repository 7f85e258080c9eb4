import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { RightsRequest } from '../../../src/modules/rights/entities/rights-request.entity';
import { PlannedChanges } from '../../../src/modules/sessions/changes/planned-changes.service';
import type { BusyWard } from '../../support/worlds/busy-ward';
import { dialects, type TestDatabase } from '../../support/databases/databases';
import { openBusyWard } from '../../support/worlds/lived-wards';

const longMs = 600_000;
const DAY_MS = 86_400_000;

describe.each(dialects)('what people may do with what is kept of them, on %s', (dialect) => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;

  beforeAll(async () => {
    ({ database, ward } = await openBusyWard(dialect));
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close();
    await database.drop();
  }, longMs);

  const lived = (): BusyWard => {
    if (!ward) throw new Error('Nobody lived in the ward.');
    return ward;
  };
  const read = () => database.unitOfWork.read;
  const as = (who: 'officer' | 'mentee' | 'mentor') => {
    lived().pages.actors = [lived()[who]];
    return lived().pages;
  };
  const code = () => lived().ward.code;
  const menteeId = () => lived().mentee.id ?? '';

  it('is asked for on their own page, once, and stands before the officer until it is done', async () => {
    const own = `/mentee/${menteeId()}/data`;
    const asked = { kind: 'correct', words: 'Số đúng là 0968777999' };
    for (const _ of [1, 2]) {
      expect((await as('mentee').send('POST', `${own}/requests`, asked)).status).toBe(303);
    }
    expect((await as('mentee').get(own)).text).toContain('sửa dữ liệu, yêu cầu ngày');
    const requests = await read().findBy(RightsRequest, { personId: menteeId() });
    expect(requests).toMatchObject([{ kind: 'correct', way: 'page', outcome: null }]);

    const page = `/wards/${code()}/rights`;
    const { text } = await as('officer').get(page);
    expect(text).toContain('Số đúng là 0968777999');
    expect(text).not.toContain('Quá hạn!');
    expect((await as('officer').get(`/wards/${code()}`)).text).toContain(
      'dữ liệu cá nhân đang chờ',
    );
    lived().clock.at += 12 * DAY_MS;
    expect((await as('officer').get(page)).text).toContain('Quá hạn!');
    expect((await as('officer').get(`/wards/${code()}`)).text).toContain('cá nhân quá hạn');
    lived().clock.at -= 12 * DAY_MS;

    const [{ id }] = requests;
    await as('officer').send('POST', `${page}/requests/${id}/answer`);
    for (const outcome of ['done', 'refused']) {
      await as('officer').send('POST', `${page}/requests/${id}/settlement`, { outcome });
    }
    const done = await read().findOneByOrFail(RightsRequest, { id });
    expect(done).toMatchObject({ outcome: 'done', settledById: lived().officer.id });
    expect(done.answeredAt).not.toBeNull();
  });

  it('is written down by staff for who asks at the counter, whole or not', async () => {
    const page = `/wards/${code()}/mentees/${menteeId()}/rights`;
    const half = await as('officer').send('POST', page, { kind: 'erase' });
    expect(half.status).toBe(422);
    const whole = await as('officer').send('POST', page, { kind: 'erase', way: 'phone' });
    expect(whole.status).toBe(303);
    expect((await as('officer').get(page)).text).toContain('xóa dữ liệu, yêu cầu ngày');
  });

  it('is a copy of every row that leads to them, and nobody else’s', async () => {
    const { fullName } = await read().findOneByOrFail(Mentee, { id: menteeId() });
    const paths = [
      ['mentee', `/mentee/${menteeId()}/data/copy.json`],
      ['officer', `/wards/${code()}/mentees/${menteeId()}/rights/copy.json`],
    ] as const;
    for (const [who, path] of paths) {
      const { text } = await as(who).get(path);
      const copy = JSON.parse(text) as { person: Mentee; tables: Record<string, object[]> };
      expect(copy.person.fullName).toBe(fullName);
      const tables = ['booking', 'pair', 'reminder', 'rights_request', 'audit_entry', 'mentee'];
      expect(Object.keys(copy.tables)).toEqual(expect.arrayContaining(tables));
      expect(copy.tables.reminder).toHaveLength(
        await read().countBy(Reminder, { recipientId: menteeId() }),
      );
    }
    const other = `/mentee/${lived().guestId}/data/copy.json`;
    expect((await as('mentee').get(other)).status).toBe(404);
  });

  it('stands on a sheet for the notice board with the ward’s name and number', async () => {
    const wanted = { wardId: lived().ward.id, settings: { contactPhone: '+842293868123' } };
    await lived()
      .pages.app.get(PlannedChanges)
      .changeSettings(lived().officer, wanted, { act: 'keep', reason: '' });
    const { text } = await as('officer').get(`/wards/${code()}/rights/notice`);
    expect(text).toContain(lived().ward.name);
    expect(text).toMatch(/0[\s\u00a0]?2\d[\d\s\u00a0]+123/);
    expect(text).toContain('91/2025/QH15');
    expect(text).toContain('bản sao lưu hằng ngày thêm 7 ngày');
    expect(text).toContain(
      'Tin nhắn cũ xóa sau 365 ngày, dòng danh sách bị từ chối xóa sau 30 ngày',
    );
  });

  it('is withdrawn by two presses, after which no page of theirs opens', async () => {
    const own = `/mentee/${menteeId()}/data/withdrawal`;
    expect((await as('mentee').get(own)).text).toContain('Tôi rút lại đồng ý');
    const { status, location } = await as('mentee').send('POST', own);
    expect([status, location]).toEqual([303, '/withdrawn']);
    expect((await as('mentee').get('/withdrawn')).text).toContain('Đã rút lại đồng ý');
    const last = { recipientId: menteeId(), kind: 'withdrawn', state: 'planned' } as const;
    expect(await read().countBy(Reminder, last)).toBe(1);
  });

  it('is erased by staff who say that they are sure', async () => {
    const page = `/wards/${code()}/mentees/${menteeId()}/rights/erasure`;
    const seen = await read().findOneByOrFail(Mentee, { id: menteeId() });
    const version = `${seen.version}`;
    const asked = await as('officer').get(page);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('Bản sao lưu đã làm trước đó vẫn còn tên');
    expect((await as('officer').send('POST', page, { version })).status).toBe(422);
    const done = await as('officer').send('POST', page, { version, isSure: 'yes' });
    expect(done.status).toBe(303);
    const erased = await read().findOneByOrFail(Mentee, { id: menteeId() });
    expect(erased).toMatchObject({ fullName: 'Đã xóa', phone: null });
    const settled = await read().findBy(RightsRequest, { personId: menteeId() });
    expect(settled.map(({ outcome, words }) => [outcome, words])).toEqual([
      ['done', null],
      ['done', null],
    ]);
    for (const path of [`mentees/${menteeId()}`, `mentees/${menteeId()}/rights`]) {
      expect((await as('officer').get(`/wards/${code()}/${path}`)).status).toBe(200);
    }
  });
});
