import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { defaultLanguage, textsIn } from '../../../texts';
import { type Pair, PairsService } from '../../matching';
import { Booking } from '../entities/booking.entity';
import { CallOff } from './call-off';
import { select } from '../../../platform/database/select';
import { columns } from '../../../platform/database/result-columns';

/** What is said of a lesson that falls with its pair. */
const whyOff = { finished: 'courseFinished', stopped: 'mentorStopped' } as const;

const placeRow = columns(Booking, 'id', 'sessionId');

/** When a pair ends, the lessons that the two had agreed on are called off in the same transaction; a class is open to both. */
@Injectable()
export class PairEndings implements OnModuleInit {
  constructor(
    private readonly pairs: PairsService,
    private readonly clock: Clock,
    private readonly callOff: CallOff,
  ) {}

  onModuleInit(): void {
    this.pairs.whenEnded((manager, actor, pairs) => this.end(manager, actor, pairs));
  }

  async end(manager: EntityManager, actor: Actor, pairs: readonly Pair[]): Promise<void> {
    const now = this.clock.now();
    const reasons = textsIn(defaultLanguage).sessions;
    for (const { mentorId, menteeId, endedBecause } of pairs) {
      const reason = endedBecause === null ? reasons.mentorChanged : reasons[whyOff[endedBecause]];
      const places = await select(
        manager,
        placeRow,
        `SELECT b.id AS id, b.session_id AS "sessionId"
         FROM booking b JOIN session s ON s.id = b.session_id
         WHERE b.mentee_id = $1 AND s.mentor_id = $2 AND s.class_id IS NULL AND b.start_at > $3
           AND b.state IN ('held', 'booked', 'waiting')`,
        [menteeId, mentorId, now],
      );
      for (const { id: bookingId, sessionId } of places) {
        const place = { bookingId, sessionId, mentorId };
        await this.callOff.place({ manager, actor, now }, place, reason);
      }
    }
  }
}
