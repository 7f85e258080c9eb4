import { Injectable } from '@nestjs/common';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, PeopleDirectory } from '../../access';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { Person } from '../entities/person.columns';
import type { PersonStop } from '../entities/person-stop.entity';
import { mergedStops, standingStop } from '../stops/person-stops';

/** The table of each kind has its name. */
const row = columns(Mentee, 'id', 'wardId', 'isActive');

@Injectable()
export class ActivePeople extends PeopleDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async actorOf(kind: 'mentor' | 'mentee', personId: string): Promise<Actor | null> {
    const { read } = this.unitOfWork;
    let id: string | null = personId;
    // A slip that was printed for a record that was given up since leads to the one that is kept.
    for (let hops = 0; id !== null && hops < MOST_HOPS; hops += 1) {
      const [person] = await select(
        read,
        row,
        `SELECT id, ward_id AS "wardId", is_active AS "isActive" FROM ${kind} WHERE id = $1`,
        [id],
      );
      if (!person) return null;
      if (person.isActive) return { kind, id: person.id, wardId: person.wardId };
      const stop: PersonStop | null = await standingStop(read, id);
      id = stop?.reason === 'merged' ? stop.successorId : null;
    }
    return null;
  }

  async wardOf(kind: 'mentor' | 'mentee', id: string): Promise<string | null> {
    const table = kind === 'mentor' ? Mentor : Mentee;
    const found = await this.unitOfWork.read.findOne<Person>(table, {
      select: { id: true, wardId: true },
      where: { id },
    });
    return found?.wardId ?? null;
  }

  async recordsOf(personId: string): Promise<string[]> {
    const records = [personId];
    for (const record of records) {
      const stops = await mergedStops(this.unitOfWork.read, record);
      records.push(...stops.map((stop) => stop.personId));
    }
    return records;
  }
}

/** Records that were merged one into the next. */
const MOST_HOPS = 10;
