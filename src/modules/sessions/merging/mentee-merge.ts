import { Injectable } from '@nestjs/common';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { defaultLanguage, textsIn } from '../../../texts';
import { PairsService } from '../../matching';
import type { Way } from '../../people';
import { CallOff } from '../booking/call-off';
import type { Left } from '../changes/effects';
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

  /**
   * Where both have a place in the same lesson, the better one stays: of the kept record it goes first, so that the
   * other one's can take its place. Whoever has come to a class or sat in a lesson keeps that.
   */
  async letWeakerPlacesGo(context: AuditContext, { fromId, toId }: Way): Promise<Left[]> {
    const { manager, now } = context;
    const rank = (column: string): string =>
      `CASE ${column}.state WHEN 'booked' THEN 3 WHEN 'held' THEN 2 WHEN 'waiting' THEN 1 ELSE 0 END`;
    const weaker = await select(
      manager,
      placeRow,
      `SELECT k.id AS id, k.session_id AS "sessionId", k.state AS state
       FROM booking k JOIN booking o ON o.session_id = k.session_id AND o.mentee_id = $1
       WHERE k.mentee_id = $2 AND k.start_at > $3
         AND k.state IN ('invited', 'held', 'waiting') AND o.state IN ('held', 'booked', 'waiting')
         AND (${rank('o')} > ${rank('k')}
           OR (${rank('o')} = ${rank('k')} AND o.created_at < k.created_at))
       ORDER BY k.session_id, k.id`,
      [fromId, toId, now],
    );
    for (const { id: bookingId, sessionId } of weaker) {
      await this.callOff.leave(context, { bookingId, sessionId });
    }
    return leftPlaces(weaker);
  }

  /**
   * Places that could not go along, since the kept record is elsewhere at the time: whoever was told of them hears that
   * they are off. A second place in the same lesson is none of them. The caller has led all that could be.
   */
  async letLostPlacesGo(context: AuditContext, { fromId, toId }: Way): Promise<Left[]> {
    const { manager, now } = context;
    const lost = await select(
      manager,
      placeRow,
      `SELECT b.id AS id, b.session_id AS "sessionId", b.state AS state FROM booking b
       WHERE b.mentee_id = $1 AND b.start_at > $2 AND b.state = 'booked' AND NOT EXISTS (
         SELECT 1 FROM booking k WHERE k.mentee_id = $3 AND k.session_id = b.session_id
           AND k.state = 'booked')
       ORDER BY b.session_id, b.id`,
      [fromId, now, toId],
    );
    const reason = textsIn(defaultLanguage).sessions.elsewhereThen;
    for (const { id: bookingId, sessionId } of lost) {
      await this.callOff.leave(
        context,
        { bookingId, sessionId },
        {
          heard: { reason, heardBy: toId },
        },
      );
    }
    return leftPlaces(lost);
  }

  /** By this write's own time, by which taking it back knows them again. */
  async letPlacesGo(
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
    return leftPlaces(places);
  }
}

/** A seat that was held for some minutes is nothing to come back to. */
function leftPlaces(places: readonly { id: string; state: string }[]): Left[] {
  return places
    .filter(({ state }) => state !== 'held')
    .map(({ id, state }) => ({ kind: 'booking', subjectId: id, was: { state } }));
}
