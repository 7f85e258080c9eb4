import { Injectable } from '@nestjs/common';
import { minutesToWait, peopleOfDay } from '../../../core/slots/walk-in-line';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import type { Actor } from '../../../modules/access';
import { type StaffedDay, WalkInBoards, WalkInDaysService } from '../../../modules/sessions';
import type { Venue, Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import type { AnnouncedWalkIn } from '../../../texts';

export interface HamletWalkIn extends Omit<AnnouncedWalkIn, 'topicNames'> {
  id: string;
  /** Codes. */
  topics: string[];
}

/** The days without appointments at venues, with how long whoever comes waits: as planned, or as the line stands. */
@Injectable()
export class HamletWalkIns {
  constructor(
    private readonly days: WalkInDaysService,
    private readonly boards: WalkInBoards,
    private readonly clock: Clock,
  ) {}

  /** What is over is left out. */
  async of(
    actor: Actor,
    ward: Ward,
    span: { fromAt: number; toAt: number },
    venues: readonly Venue[],
  ): Promise<HamletWalkIn[]> {
    const names = new Map(venues.map(({ id, name }) => [id, name]));
    const now = this.clock.now();
    const ahead = (await this.days.between(actor, ward.id, span)).filter(
      ({ venueId, endAt }) => names.has(venueId) && endAt > now,
    );
    const walkIns: HamletWalkIn[] = [];
    for (const day of ahead) {
      const { id, startAt, endAt, topics, venueId } = day;
      const seats = seatsOf(day);
      const line = startAt <= now ? await this.line(actor, day, now) : null;
      const venueName = names.get(venueId) ?? '';
      const people = peopleOfDay(seats, day);
      walkIns.push({ id, startAt, endAt, topics, venueName, seats, people, line });
    }
    return walkIns;
  }

  private async line(actor: Actor, day: StaffedDay, now: number) {
    const { waiting, serving } = await this.boards.of(actor, day.id);
    const before = waiting.length;
    const seats = seatsOf(day);
    const minutes = minutesToWait({ before, serving: serving.length, seats, now, day });
    return { at: now, waiting: before, minutes };
  }
}

/** Nobody teaches more than five at once. */
const seatsOf = ({ seats, mentors }: StaffedDay): number =>
  Math.min(seats, mentors.length * MAX_MENTEES_A_SESSION);
