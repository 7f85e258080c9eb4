import { In, IsNull, Not } from 'typeorm';
import { GONE } from '../../core/people/traces';
import { chunksOf } from '../../platform/database/row-set';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { Mentee, Mentor } from '../people';
import { Announcement } from './entities/announcement.entity';
import { CallLineRow } from './entities/call-line-row.entity';
import { Feedback } from './entities/feedback.entity';
import { MessageIntroduction } from './entities/message-introduction.entity';
import { MessageOptOut } from './entities/message-opt-out.entity';
import { PhoneCorrection } from './entities/phone-correction.entity';
import { Reminder } from './entities/reminder.entity';
import { ReminderAttempt } from './entities/reminder-attempt.entity';
import { SignInCode } from './entities/sign-in-code.entity';
import { TestMessage } from './entities/test-message.entity';

const AT_A_TIME = 500;

export const remindersErasure: ErasureRule[] = [
  {
    table: 'reminder',
    columns: ['facts', 'failure', 'call_note', 'provider_message_id'],
    erase: async (manager, { ids, wardId, traces }) => {
      const theirs = { recipientId: In([...ids]) };
      const waiting = In(['planned', 'held', 'joined']);
      const off = { state: 'cancelled', failure: 'erased' } as const;
      await manager.update(Reminder, { ...theirs, state: waiting }, off);
      const nothing = { facts: null, callNote: null, providerMessageId: null };
      await manager.update(Reminder, theirs, nothing);
      // What others were told of them.
      const told = { wardId, facts: Not(IsNull()) };
      await rewriteRows(manager, Reminder, told, ({ facts, callNote }) => {
        const left = traces.takenOutOf({ facts, callNote });
        return differs({ facts, callNote }, left) ? left : null;
      });
      // Why it fell may be what somebody typed when they called a lesson off.
      const fallen = [
        { wardId, failure: Not(IsNull()) },
        { ...theirs, failure: Not(IsNull()) },
      ];
      await rewriteRows(manager, Reminder, fallen, ({ failure }) =>
        failure !== null && traces.areIn(failure) ? { failure: traces.takenOut(failure) } : null,
      );
      await rewriteRows(manager, Reminder, { wardId, callNote: Not(IsNull()) }, ({ callNote }) => {
        const left = traces.takenOutOf(callNote);
        return left === callNote ? null : { callNote: left };
      });
    },
  },
  {
    table: 'reminder_attempt',
    columns: ['address', 'detail', 'provider_code'],
    erase: async (manager, { ids }) => {
      const where = { recipientId: In([...ids]) };
      const rows = await manager.find(Reminder, { where, select: { id: true } });
      const reminderIds = rows.map(({ id }) => id);
      for (const some of chunksOf(reminderIds, AT_A_TIME)) {
        const tries = { reminderId: In([...some]) };
        await manager.update(ReminderAttempt, tries, { address: GONE, detail: null });
      }
    },
  },
  {
    table: 'announcement',
    columns: ['text'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Announcement, { wardId }, ({ text }) =>
        traces.areIn(text) ? { text: traces.takenOut(text) } : null,
      ),
  },
  {
    table: 'call_line',
    columns: ['line'],
    erase: async (manager, { ids, addresses }) => {
      const own = await unshared(manager, addresses);
      const lines = [...ids, ...own];
      await manager.delete(CallLineRow, { line: In(lines) });
    },
  },
  {
    table: 'feedback',
    columns: ['words', 'code'],
    erase: async (manager, { ids, wardId, traces }) => {
      await manager.update(Feedback, { menteeId: In([...ids]) }, { words: null });
      await rewriteRows(manager, Feedback, { wardId, words: Not(IsNull()) }, ({ words }) =>
        words !== null && traces.areIn(words) ? { words: traces.takenOut(words) } : null,
      );
    },
  },
  {
    table: 'message_introduction',
    columns: [],
    erase: async (manager, { ids }) => {
      await manager.delete(MessageIntroduction, { recipientId: In([...ids]) });
    },
  },
  {
    // Nobody writes to an address that nobody has any more.
    table: 'message_opt_out',
    columns: ['address'],
    erase: async (manager, { addresses }) => {
      const own = await unshared(manager, addresses);
      if (own.length > 0) await manager.delete(MessageOptOut, { address: In(own) });
    },
  },
  {
    table: 'sign_in_code',
    columns: ['phone'],
    erase: async (manager, { addresses }) => {
      if (addresses.length > 0) await manager.delete(SignInCode, { phone: In([...addresses]) });
    },
  },
  {
    table: 'phone_correction',
    columns: ['people'],
    erase: (manager, { wardId, ids }) =>
      rewriteRows(manager, PhoneCorrection, { wardId }, ({ people }) => {
        const others = people.filter(({ id }) => !ids.includes(id));
        return others.length === people.length ? null : { people: others };
      }),
  },
  {
    table: 'test_message',
    columns: ['results'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, TestMessage, { wardId }, ({ results }) => {
        const left = traces.takenOutOf(results);
        return differs(results, left) ? { results: left } : null;
      }),
  },
];

/** Those that nobody else has; who was erased has none any more. */
async function unshared(
  manager: Parameters<ErasureRule['erase']>[0],
  addresses: readonly string[],
): Promise<string[]> {
  const own: string[] = [];
  for (const address of addresses) {
    const where = [{ phone: address }, { otherPhone: address }, { email: address }];
    const others = (await manager.countBy(Mentee, where)) + (await manager.countBy(Mentor, where));
    if (others === 0) own.push(address);
  }
  return own;
}
