import { Injectable } from '@nestjs/common';
import type { Page } from '../../../platform/http/paging';
import { idList } from '../../../platform/database/row-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ProposedPair } from '../../../modules/matching';
import { groupPairs, type PairGroup } from './pair-group-rows';
import { slicePage } from '../../kit/components/slice-page';
import { column, columns, type RowOf } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee, Mentor } from '../../../modules/people';
import { Hamlet } from '../../../modules/wards';

const mentorsAPage = 25;

/** People who left are left out. */
const standing = `p.run_id = $1 AND m.is_active AND e.is_active`;
const people = `proposed_pair p JOIN mentor m ON m.id = p.mentor_id
  JOIN mentee e ON e.id = p.mentee_id`;

const fileRow = {
  menteeId: column(Mentee, 'id'),
  mentorName: column(Mentor, 'fullName'),
  mentorPhone: column(Mentor, 'phone'),
  menteeName: column(Mentee, 'fullName'),
  menteePhone: column(Mentee, 'phone'),
  hamletName: column(Hamlet, 'name'),
  ...columns(Mentee, 'address', 'topics'),
  ...columns(ProposedPair, 'metres'),
};

const mentorRow = columns(Mentor, 'id');

const pairRow = {
  mentorId: column(Mentor, 'id'),
  mentorName: column(Mentor, 'fullName'),
  phone: column(Mentor, 'phone'),
  menteeId: column(Mentee, 'id'),
  menteeName: column(Mentee, 'fullName'),
  ...columns(ProposedPair, 'metres', 'facts', 'isLocked'),
};

/**
 * Pairs of a proposal by ambassador, a page of ambassadors at a time and read no further: both sides in the order of
 * names, people who left are left out.
 */
@Injectable()
export class PagedPairGroups {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async ofProposal(runId: string, asked: number): Promise<Page<PairGroup>> {
    const { read } = this.unitOfWork;
    const from = `FROM ${people} WHERE ${standing}`;
    const mentors = await select(
      read,
      mentorRow,
      `SELECT m.id AS id ${from} GROUP BY m.id, m.sort_name ORDER BY m.sort_name, m.id`,
      [runId],
    );
    const slice = slicePage(mentors, asked, mentorsAPage);
    const pairs = await select(
      read,
      pairRow,
      `SELECT m.id AS "mentorId", m.full_name AS "mentorName", COALESCE(m.phone, m.other_phone) AS phone,
         e.id AS "menteeId", e.full_name AS "menteeName", p.metres AS metres, p.facts AS facts,
         p.is_locked AS "isLocked"
       ${from} AND m.id IN ${idList(read, '$2')} ORDER BY m.sort_name, m.id, e.sort_name, e.id`,
      [runId, JSON.stringify(slice.items.map((mentor) => mentor.id))],
    );
    return { ...slice, items: groupPairs(pairs) };
  }

  /** All of them, for a file, in the order of the pages. */
  everyPair(runId: string): Promise<RowOf<typeof fileRow>[]> {
    return select(
      this.unitOfWork.read,
      fileRow,
      `SELECT e.id AS "menteeId", m.full_name AS "mentorName", COALESCE(m.phone, m.other_phone) AS "mentorPhone",
         e.full_name AS "menteeName", COALESCE(e.phone, e.other_phone) AS "menteePhone",
         h.name AS "hamletName", e.address AS address, e.topics AS topics, p.metres AS metres
       FROM ${people} JOIN hamlet h ON h.id = e.hamlet_id WHERE ${standing}
       ORDER BY m.sort_name, m.id, e.sort_name, e.id`,
      [runId],
    );
  }
}
