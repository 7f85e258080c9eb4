import { type MenteeLimits, ProgrammesByName } from '../../../core/programme/programmes';
import { Injectable } from '@nestjs/common';
import { Pair, withFactsToday } from '../../../modules/matching';
import { Mentee, Mentor } from '../../../modules/people';
import { Hamlet, Ward } from '../../../modules/wards';
import { column, columns, flag, shared } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { PairFilter } from './pair-filter';
import type { BoardAbroad, BoardLeftOver, BoardMentor, BoardPair, PairLine } from './board-people';
import { pairLines } from './pair-lines';

const personRow = {
  name: column(Mentor, 'fullName'),
  hamletName: column(Hamlet, 'name'),
  ...columns(Mentor, 'id', 'sortName', 'hamletId', 'phone', 'otherPhone', 'latitude', 'longitude'),
  topics: shared(column(Mentor, 'topics')),
};
const mentorRow = { ...personRow, ...columns(Mentor, 'maxMentees', 'isActive', 'programme') };
const menteeRow = { ...personRow, groups: shared(column(Mentee, 'groups')) };
const leftOverRow = { ...menteeRow, programme: column(Mentee, 'programme') };
const pairRow = {
  ...menteeRow,
  ...columns(Mentee, 'address'),
  ...columns(Pair, 'mentorId', 'metres', 'isLocked'),
  facts: shared(column(Pair, 'facts')),
  pairId: column(Pair, 'id'),
  isGuest: flag,
};
const abroadRow = {
  ...menteeRow,
  ...columns(Pair, 'mentorId'),
  mentorName: column(Mentor, 'fullName'),
  wardName: column(Ward, 'name'),
};

const person = (of: string): string =>
  `${of}.id AS id, ${of}.full_name AS name, ${of}.sort_name AS "sortName", ${of}.hamlet_id AS "hamletId",
   ${of}.phone AS phone, ${of}.other_phone AS "otherPhone", ${of}.latitude AS latitude,
   ${of}.longitude AS longitude, ${of}.topics AS topics, h.name AS "hamletName"`;

/** The least and the most of each ambassador of a ward. */
export function limitsIn({
  settings,
  programmes,
}: Pick<Ward, 'settings' | 'programmes'>): (mentor: BoardMentor) => MenteeLimits {
  const known = new ProgrammesByName(programmes);
  return (mentor) => known.limitsOf(mentor, settings);
}

/**
 * Everybody of a ward who takes part, with today's pairs, read in one statement for each side: the databases know no
 * Vietnamese letters, so that what is looked for is found here. People who left are left out; an ambassador who pauses
 * is there as long as mentees wait for them.
 */
@Injectable()
export class PairBoard {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async lines({ id, settings, programmes }: Ward, filter: PairFilter): Promise<PairLine[]> {
    const limitsOf = limitsIn({ settings, programmes });
    return pairLines(await this.mentors(id), await this.pairs(id), filter, limitsOf);
  }

  mentors(wardId: string): Promise<BoardMentor[]> {
    return select(
      this.unitOfWork.read,
      mentorRow,
      `SELECT ${person('m')}, m.max_mentees AS "maxMentees", m.is_active AS "isActive",
         m.programme AS programme
       FROM mentor m JOIN hamlet h ON h.id = m.hamlet_id WHERE m.ward_id = $1 AND (m.is_active OR EXISTS (
         SELECT 1 FROM pair p JOIN mentee e ON e.id = p.mentee_id AND e.is_active
         WHERE p.mentor_id = m.id AND p.ended_at IS NULL))`,
      [wardId],
    );
  }

  async pairs(wardId: string): Promise<BoardPair[]> {
    const { read } = this.unitOfWork;
    const pairs = await select(
      read,
      pairRow,
      `SELECT ${person('e')}, e."groups" AS "groups", e.address AS address,
         p.mentor_id AS "mentorId", p.metres AS metres, p.facts AS facts, p.is_locked AS "isLocked",
         p.id AS "pairId", e.ward_id <> p.ward_id AS "isGuest"
       FROM pair p JOIN mentee e ON e.id = p.mentee_id JOIN hamlet h ON h.id = e.hamlet_id
       WHERE p.ward_id = $1 AND p.ended_at IS NULL AND e.is_active ORDER BY e.sort_name, e.id`,
      [wardId],
    );
    return withFactsToday(read, pairs, ({ id: menteeId, mentorId }) => ({ mentorId, menteeId }));
  }

  /** Those who live here and go across a border. */
  abroad(wardId: string): Promise<BoardAbroad[]> {
    return select(
      this.unitOfWork.read,
      abroadRow,
      `SELECT ${person('e')}, e."groups" AS "groups", m.id AS "mentorId", m.full_name AS "mentorName",
         w.name AS "wardName"
       FROM mentee e JOIN hamlet h ON h.id = e.hamlet_id
       JOIN pair p ON p.mentee_id = e.id AND p.ended_at IS NULL AND p.ward_id <> e.ward_id
       JOIN mentor m ON m.id = p.mentor_id JOIN ward w ON w.id = p.ward_id
       WHERE e.ward_id = $1 AND e.is_active ORDER BY e.sort_name, e.id`,
      [wardId],
    );
  }

  /** Those who live here and have no ambassador, here or across a border. */
  leftOver(wardId: string): Promise<BoardLeftOver[]> {
    return select(
      this.unitOfWork.read,
      leftOverRow,
      `SELECT ${person('e')}, e."groups" AS "groups", e.programme AS programme
       FROM mentee e JOIN hamlet h ON h.id = e.hamlet_id
       WHERE e.ward_id = $1 AND e.is_active AND NOT EXISTS (
         SELECT 1 FROM pair p WHERE p.mentee_id = e.id AND p.ended_at IS NULL)
       ORDER BY e.sort_name, e.id`,
      [wardId],
    );
  }
}
