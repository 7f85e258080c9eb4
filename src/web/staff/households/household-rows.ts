import { Injectable } from '@nestjs/common';
import type { HouseholdChange } from '../../../core/matching/explain/household-changes';
import type { PairKey } from '../../../core/matching/rules/problem';
import { PeopleService } from '../../../modules/people';
import type { Page } from '../../../platform/http/paging';
import { slicePage } from '../../kit/components/slice-page';
import type { HouseholdRow } from './households-page';

const HOUSEHOLDS_A_PAGE = 25;

/** Puts names to households and to what would become of them. */
@Injectable()
export class HouseholdRows {
  constructor(private readonly people: PeopleService) {}

  /** All that are apart; of those that are together a page, first where splitting brings people nearer. */
  async of(
    changes: readonly HouseholdChange[],
    pairs: readonly PairKey[],
    asked: number,
    pressOf: (change: HouseholdChange) => HouseholdRow['press'],
  ): Promise<{ apart: HouseholdRow[]; together: Page<HouseholdRow> }> {
    const whole = changes.filter(({ isApart }) => !isApart);
    whole.sort(
      (one, other) =>
        Number(one.moves.length === 0) - Number(other.moves.length === 0) || one.cost - other.cost,
    );
    const page = slicePage(whole, asked, HOUSEHOLDS_A_PAGE);
    const split = changes.filter(({ isApart }) => isApart);
    const mentorOf = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    const shown = [...split, ...page.items];
    const names = await this.people.namesOf([
      ...shown.flatMap(({ menteeIds }) => menteeIds),
      ...shown.flatMap(({ menteeIds }) => menteeIds.flatMap((id) => mentorOf.get(id) ?? [])),
      ...shown.flatMap(({ moves }) => moves.map(({ mentorId }) => mentorId)),
    ]);
    const nameOf = (id: string): string => names.get(id) ?? '';
    const rowOf = (change: HouseholdChange): HouseholdRow => ({
      ...change,
      id: change.householdId,
      people: change.menteeIds.map((id) => {
        const mentorId = mentorOf.get(id);
        return { name: nameOf(id), mentor: mentorId ? nameOf(mentorId) : null };
      }),
      goes: change.moves.map(({ menteeId, mentorId }) => {
        return { mentee: nameOf(menteeId), mentor: nameOf(mentorId) };
      }),
      press: pressOf(change),
    });
    return { apart: split.map(rowOf), together: { ...page, items: page.items.map(rowOf) } };
  }
}
