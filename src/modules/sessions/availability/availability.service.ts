import { Injectable } from '@nestjs/common';
import { IsNull, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import type { DateException } from '../../../core/slots/windows';
import { mergeWindows } from '../../../core/time/weekly-windows';
import type { LocalDate } from '../../../core/time/local-dates';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { auditPeople, Mentee, Mentor, type Person } from '../../people';
import { AvailabilityException } from '../entities/availability-exception.entity';
import { assertWithin } from '../rules/who-may';
import { insert } from '../../../platform/database/insert';
import { Pair } from '../../matching';
import { compareAndSet, staleVersion } from '../../../platform/database/compare-and-set';

export type PersonSide = 'mentor' | 'mentee';

/** When a person can meet; `version` is the person's. */
export interface PersonAvailability {
  windows: WeeklyWindow[];
  exceptions: DateException[];
  version: number;
}

/** What mentors and mentees say of their free time; sessions already agreed stay as they are. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Exceptions from `fromDate` on, without the walk-in days on which a mentor serves and the spells of several days. */
  async of(
    actor: Actor,
    side: PersonSide,
    personId: string,
    fromDate: LocalDate = '0000-01-01',
  ): Promise<PersonAvailability> {
    const { windows, version } = await this.person(actor, side, personId);
    const rows = await this.unitOfWork.read.find(AvailabilityException, {
      where: { personId, date: MoreThanOrEqual(fromDate), ...theirOwn },
      order: { date: 'ASC', startMinute: 'ASC' },
    });
    const exceptions = rows.map(({ date, kind, startMinute, endMinute }) => ({
      date,
      kind,
      startMinute,
      endMinute,
    }));
    return { windows, exceptions, version };
  }

  /** Puts new windows and exceptions in the place of all that stood. */
  async put(
    actor: Actor,
    side: PersonSide,
    personId: string,
    next: PersonAvailability,
  ): Promise<PersonAvailability> {
    const person = await this.person(actor, side, personId);
    const windows = mergeWindows(next.windows);
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const seen = { id: personId, version: next.version };
      const { version } = await compareAndSet<Person, typeof seen, Partial<Person>>(
        manager,
        side === 'mentor' ? Mentor : Mentee,
        seen,
        { windows, updatedAt: now },
        { refusal: () => staleVersion('free-times') },
      );
      await manager.delete(AvailabilityException, { personId, ...theirOwn });
      const rows = next.exceptions.map((exception) => ({ id: newId(), personId, ...exception }));
      await insert(manager, AvailabilityException, rows);
      const facts = { windows: windows.length, exceptions: rows.length };
      const after = { ...person, windows };
      await auditPeople(manager, actor, now, [
        { side, act: 'hours', before: person, after, facts },
      ]);
      return { windows, exceptions: next.exceptions, version };
    });
  }

  private async person(actor: Actor, side: PersonSide, id: string): Promise<Person> {
    const { read } = this.unitOfWork;
    const person: Person | null =
      side === 'mentor'
        ? await read.findOneBy(Mentor, { id })
        : await read.findOneBy(Mentee, { id });
    if (!person) throw notFound(side);
    const subject = {
      wardIds: [person.wardId],
      personIds: [id],
      mentorIds: await this.mentorsOf(id),
    };
    assertWithin(actor, 'availability.change', subject, side);
    return person;
  }

  private async mentorsOf(menteeId: string): Promise<string[]> {
    const pairs = await this.unitOfWork.read.findBy(Pair, { menteeId, endedAt: IsNull() });
    return pairs.map(({ mentorId }) => mentorId);
  }
}

/** Neither of a walk-in day nor of a spell, which come and go with these. */
const theirOwn = { walkInDayId: IsNull(), changeId: IsNull() };
