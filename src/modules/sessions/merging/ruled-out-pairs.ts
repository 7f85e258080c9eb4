import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Pair, PairsService } from '../../matching';
import type { Left } from '../changes/effects';
import type { AuditContext } from '../rules/audited-rows';
import { MenteeMerge } from './mentee-merge';

/** What an officer ruled out for one record holds for the person: such a pair of theirs ends, with its lessons. */
@Injectable()
export class RuledOutPairs {
  constructor(
    private readonly pairs: PairsService,
    private readonly menteeMerge: MenteeMerge,
  ) {}

  /** After the rows were led to the kept record. */
  async end(context: AuditContext, side: Side, keptId: string): Promise<Left[]> {
    const { manager, actor } = context;
    const found = await select(
      manager,
      { id: text },
      `SELECT p.id AS id FROM pair p
       JOIN forbidden_pair f ON f.mentor_id = p.mentor_id AND f.mentee_id = p.mentee_id
       WHERE p.${side}_id = $1 AND p.ended_at IS NULL ORDER BY p.id`,
      [keptId],
    );
    if (found.length === 0) return [];
    const pairs = await manager.findBy(Pair, { id: In(found.map(({ id }) => id)) });
    const left: Left[] = pairs.map(({ id }) => ({ kind: 'pair', subjectId: id, was: {} }));
    for (const pair of pairs) left.push(...(await this.menteeMerge.letPlacesGo(context, pair)));
    await this.pairs.end(manager, actor, pairs);
    return left;
  }
}
