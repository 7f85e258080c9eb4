import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { PeopleScope } from '../../matching';
import { Clock } from '../../../platform/common/clock';
import type { Language } from '../../../texts';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { auditPeople, Mentee, Mentor, type Person } from '../../people';
import { number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { kindList } from '../entities/kind-list';
import { addressesOf } from '../messages/mentee-addresses';
import { languageOf } from '../../people';

/** How somebody is written to. */
export interface MessageChoices {
  /** As chosen; null leaves it to the languages they speak. */
  language: Language | null;
  /** No messages by any way. */
  isStopped: boolean;
  email: string | null;
}

export interface MessageChoicesView extends MessageChoices {
  name: string;
  phone: string | null;
  /** What comes of the choice and the languages they speak. */
  writtenIn: Language;
}

const countRow = { reminders: number };
const isOn = (row: string) =>
  `${row}.state IN ('planned', 'sending', 'sent', 'delivered', 'ambiguous')`;
const reminderOfPlace = `SELECT COUNT(*) AS reminders FROM reminder r
  WHERE r.booking_id = $1 AND r.booking_id IS NOT NULL AND r.session_start_at = $2
    AND r.recipient_kind = 'mentee' AND r.kind IN (${kindList(({ isAhead }) => isAhead)})
    AND (${isOn('r')} OR (r.state = 'joined' AND EXISTS (
      SELECT 1 FROM reminder c WHERE c.joint_id = r.joint_id AND ${isOn('c')})))`;

const entities = { mentor: Mentor, mentee: Mentee };

/** What people decide about messages to them, themselves or through staff. */
@Injectable()
export class MessageChoicesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: PeopleScope,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async of(actor: Actor, kind: 'mentor' | 'mentee', id: string): Promise<MessageChoicesView> {
    const person = await this.scope[kind](actor, id, 'messages.choose');
    return {
      name: person.fullName,
      phone: person.phone,
      language: person.messageLanguage,
      isStopped: person.messagesStoppedAt !== null,
      email: person.email,
      writtenIn: languageOf(person),
    };
  }

  /**
   * Where a mentee's place is reminded of, or was: their phone or the one that rings for them. Null where no reminder
   * is on its way: a limit keeps it back, no phone is known, or they want none. @throws DomainError not-found
   */
  async remindedAt(
    actor: Actor,
    menteeId: string,
    { id, startAt }: { id: string; startAt: number },
  ): Promise<string | null> {
    await this.scope.mentee(actor, menteeId, 'messages.choose');
    const { read } = this.unitOfWork;
    const [{ reminders }] = await select(read, countRow, reminderOfPlace, [id, startAt]);
    if (reminders === 0) return null;
    return (await addressesOf(read, [menteeId])).get(menteeId)?.phone ?? null;
  }

  /** What is left out stays. @throws DomainError not-found */
  async change(
    actor: Actor,
    kind: 'mentor' | 'mentee',
    id: string,
    choices: Partial<MessageChoices>,
  ): Promise<void> {
    await this.scope[kind](actor, id, 'messages.choose');
    const at = this.clock.now();
    const changes: Partial<Person> = {};
    if (choices.language !== undefined) changes.messageLanguage = choices.language;
    if (choices.email !== undefined) changes.email = choices.email;
    if (choices.isStopped !== undefined) changes.messagesStoppedAt = choices.isStopped ? at : null;
    if (Object.keys(changes).length === 0) return;
    const { email: _, ...facts } = choices;
    await this.unitOfWork.write(async (manager) => {
      const before = await manager.findOneByOrFail<Person>(entities[kind], { id });
      await manager.update(entities[kind], { id }, changes);
      const after = { ...before, ...changes };
      await auditPeople(manager, actor, at, [
        { side: kind, act: 'messages', before, after, facts },
      ]);
    });
  }
}
