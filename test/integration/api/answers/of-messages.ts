import { newId } from '../../../../src/platform/database/columns';
import { insert } from '../../../../src/platform/database/insert';
import { Pair } from '../../../../src/modules/matching/entities/pair.entity';
import { Feedback } from '../../../../src/modules/reminders/entities/feedback.entity';
import { CallLineRow } from '../../../../src/modules/reminders/entities/call-line-row.entity';
import { Reminder } from '../../../../src/modules/reminders/entities/reminder.entity';
import { Mentee } from '../../../../src/modules/people/entities/mentee.entity';
import { type AskedTwice, type Booked } from './asked-twice';

export function answersOfMessages(asked: AskedTwice): void {
  const { expectTwice, wish } = asked;

  it('is there for messages', async () => {
    const [mentee] = asked.world.mentees;
    await expectTwice('POST /api/v1/bookings', {}, wish(mentee.id));
    const [reminder] = await asked.database.unitOfWork.read.findBy(Reminder, {
      recipientId: mentee.id,
    });
    await expectTwice('POST /api/v1/reminders/{id}/calls', reminder, { note: 'Đã gọi' });
    await expectTwice('DELETE /api/v1/reminders/{id}/calls', reminder);
    await asked.database.unitOfWork.write((manager) =>
      manager.update(Reminder, { id: reminder.id }, { state: 'failed' }),
    );
    const ward = { wardId: asked.world.ward.id };
    const { phone, version } = await asked.database.unitOfWork.read.findOneByOrFail(Mentee, {
      id: mentee.id,
    });
    const line = await asked.database.unitOfWork.read.findOneByOrFail(CallLineRow, ward);
    await expectTwice('PUT /api/v1/wards/{wardId}/call-callers', ward, {
      lines: [{ line: line.line, version: line.version }],
      to: 'nobody',
    });
    const reminderIds = [reminder.id];
    await expectTwice('POST /api/v1/calls', {}, { reminderIds, outcome: 'not-reached' });
    await expectTwice('POST /api/v1/call-returns', {}, { reminderIds });
    const { id } = await expectTwice('POST /api/v1/wards/{wardId}/phone-corrections', ward, {
      number: phone,
      phone: '0977000333',
      people: [{ side: 'mentee', id: mentee.id, version }],
    });
    await expectTwice('POST /api/v1/phone-corrections/{id}/taking-back', { id: String(id) });
    await expectTwice('POST /api/v1/wards/{wardId}/test-messages', ward, { phone: '0977000333' });
    const people = { people: 'mentees', id: mentee.id };
    const address = 'hoc.vien@example.vn';
    await expectTwice('PATCH /api/v1/{people}/{id}/messages', people, { email: address });
    const stop = { address, channel: 'email' };
    await expectTwice('POST /api/v1/opt-outs', {}, stop);
    await expectTwice(
      `DELETE /api/v1/opt-outs?address=${encodeURIComponent(address)}&channel=email`,
    );
  });

  it('is there for what staff say to several people', async () => {
    const { id: wardId } = asked.world.ward;
    const said = { side: 'mentor', personIds: [asked.world.mentor.id], text: 'Mai họp ở xã.' };
    const route = 'POST /api/v1/wards/{wardId}/announcements';
    const sent = await expectTwice<{ id: string }>(route, { wardId }, said);
    await expectTwice('POST /api/v1/announcements/{id}/taking-back', sent, {});
  });

  it('is there for what learners think', async () => {
    const [{ id: menteeId }] = asked.world.mentees;
    const { booking } = await expectTwice<Booked>('POST /api/v1/bookings', {}, wish(menteeId));
    const { unitOfWork } = asked.database;
    const [{ id: pairId }] = await unitOfWork.read.findBy(Pair, { menteeId });
    const question = { id: newId(), wardId: asked.world.ward.id, pairId, menteeId };
    await unitOfWork.write((manager) =>
      insert(manager, Feedback, {
        ...question,
        bookingId: booking.id,
        occasion: 'first',
        code: question.id.slice(-16),
        expiresAt: asked.clock.at + 86_400_000,
        createdAt: asked.clock.at,
      }),
    );
    const answer = { useful: 'yes', alone: 'no', isWrong: true };
    await expectTwice('POST /api/v1/feedback/{id}/answers', question, answer);
    await expectTwice('POST /api/v1/feedback/{id}/settlement', question);
  });
}
