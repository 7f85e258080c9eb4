import { Injectable } from '@nestjs/common';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { defaultLanguage, textsIn } from '../../../texts';
import { PairsService } from '../../matching';
import type { Way } from '../../people';
import { CallOff } from '../booking/call-off';
import type { Left } from '../departures/effects';
import { Booking } from '../entities/booking.entity';
import type { AuditContext } from '../rules/audited-rows';

const placeRow = columns(Booking, 'id', 'sessionId', 'state');

/** A mentee has one ambassador: of two records that both have one, the kept one's stays. */
@Injectable()
export class MenteeMerge {
  constructor(
    private readonly pairs: PairsService,
    private readonly callOff: CallOff,
  ) {}

  /**
   * Ends the pair of the record that is given up where the kept one has another ambassador, with the lessons that were
   * agreed on in it. The caller has locked the pairing and the mentees.
   */
  async endPair(context: AuditContext, { fromId, toId }: Way): Promise<Left[]> {
    const { manager, actor } = context;
    const [pair, kept] = [
      await this.pairs.ofMentee(fromId, manager),
      await this.pairs.ofMentee(toId, manager),
    ];
    if (!pair || !kept || pair.mentorId === kept.mentorId) return [];
    const places = await this.letPlacesGo(context, pair);
    await this.pairs.end(manager, actor, [pair]);
    return [{ kind: 'pair', subjectId: pair.id, was: {} }, ...places];
  }

  /** By this write's own time, by which taking it back knows them again. */
  private async letPlacesGo(
    context: AuditContext,
    { mentorId, menteeId }: { mentorId: string; menteeId: string },
  ): Promise<Left[]> {
    const { manager, now } = context;
    const places = await select(
      manager,
      placeRow,
      `SELECT b.id AS id, b.session_id AS "sessionId", b.state AS state
       FROM booking b JOIN session s ON s.id = b.session_id
       WHERE b.mentee_id = $1 AND s.mentor_id = $2 AND s.class_id IS NULL AND b.start_at > $3
         AND b.state IN ('held', 'booked', 'waiting')
       ORDER BY b.session_id, b.id`,
      [menteeId, mentorId, now],
    );
    const reason = textsIn(defaultLanguage).sessions.mentorChanged;
    for (const { id: bookingId, sessionId } of places) {
      await this.callOff.place(context, { bookingId, sessionId, mentorId }, reason);
    }
    return places
      .filter(({ state }) => state !== 'held')
      .map(({ id, state }) => ({ kind: 'booking', subjectId: id, was: { state } }));
  }
}
