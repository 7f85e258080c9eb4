import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import type { Reminder } from '../entities/reminder.entity';
import { type MessageContent, sentenceOf } from '../messages/compose-message';
import type { DueMessage } from '../messages/due-message';
import { jointPlaces } from '../messages/joint-places';
import { learnersOf, toldOfLearners } from '../messages/learners-told';
import { languageOf } from '../../people';
import { sessionsOfMessages } from '../messages/message-sessions';

/** Somebody whom no message reached for sure: who, by which number, and what to say. */
export interface CallItem {
  reminderId: string;
  wardId: string;
  kind: Reminder['kind'];
  state: Reminder['state'];
  /** The last code, or no-provider, no-address, opted-out, process-died. */
  failure: string | null;
  personKind: 'mentor' | 'mentee';
  personId: string;
  name: string;
  /** E.164; null when there is none: then the household or the ambassador may help. */
  phone: string | null;
  /** A second number: a landline, or a relative's. */
  otherPhone: string | null;
  householdPhone: string | null;
  mentorName: string | null;
  mentorPhone: string | null;
  sessionStartAt: number;
  say: string;
}

/** What to say for messages that nobody got. */
@Injectable()
export class CallItems {
  constructor(
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** In the order given; `isFromMentor`: an ambassador says it, who need not send people to themselves. */
  async of(
    manager: EntityManager,
    dueMessages: DueMessage[],
    isFromMentor = false,
  ): Promise<CallItem[]> {
    const joint = await jointPlaces(manager, dueMessages);
    const told = new Map([...(await sessionsOfMessages(manager, dueMessages)), ...joint.told]);
    const learners = await learnersOf(manager, toldOfLearners(dueMessages));
    return dueMessages.map((due) => {
      const content = {
        told: told.get(due.id) ?? [],
        learners: learners.get(due.recipientId) ?? [],
      };
      return this.itemOf({ ...due, ...content }, isFromMentor);
    });
  }

  private itemOf(due: DueMessage & MessageContent, isFromMentor: boolean): CallItem {
    return {
      reminderId: due.id,
      wardId: due.wardId,
      kind: due.kind,
      state: due.state,
      failure: due.failure,
      personKind: due.recipientKind,
      personId: due.recipientId,
      name: due.recipientName ?? '',
      phone: due.phone,
      otherPhone: due.otherPhone,
      householdPhone: due.householdPhone,
      mentorName: due.mentorName,
      mentorPhone: due.mentorPhone,
      sessionStartAt: due.sessionStartAt,
      // Whoever calls says who they are.
      say: sentenceOf(
        { ...due, isFirst: false },
        {
          language: languageOf(due),
          zone: this.env.TIME_ZONE,
          now: this.clock.now(),
          isFromMentor,
          // Somebody else will answer, and pass it on.
          namesRecipient: due.phone === null || due.sharesPhone,
        },
      ),
    };
  }
}
