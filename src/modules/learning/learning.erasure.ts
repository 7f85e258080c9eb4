import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { chunksOf } from '../../platform/database/row-set';
import { columns } from '../../platform/database/result-columns';
import { select } from '../../platform/database/select';
import { Mentee } from '../people';
import { LearningNote } from './entities/learning-note.entity';
import { Skill } from './entities/skill.entity';
import { SkillChange } from './entities/skill-change.entity';

/** What was reached stays, without a name; why it was corrected and what was agreed does not, nor whom it names beside. */
export const learningErasure: ErasureRule[] = [
  {
    table: 'skill_change',
    columns: ['reason'],
    erase: async (manager, { wardId, ids, traces }) => {
      const skills = await manager.findBy(Skill, { menteeId: In([...ids]) });
      const theirs = new Set(skills.map(({ id }) => id));
      const corrected = await menteesWith(
        manager,
        wardId,
        `SELECT s.mentee_id FROM skill s JOIN skill_change c ON c.skill_id = s.id WHERE c.reason IS NOT NULL`,
      );
      for (const menteeIds of chunksOf(corrected, AT_ONCE)) {
        const others = await manager.find(Skill, {
          where: { menteeId: In(menteeIds) },
          select: { id: true },
        });
        const reasoned = { skillId: In(others.map(({ id }) => id)), reason: Not(IsNull()) };
        await rewriteRows(manager, SkillChange, reasoned, ({ skillId, reason }) => {
          const left = theirs.has(skillId) ? GONE : traces.takenOut(reason ?? '');
          return differs(reason, left) ? { reason: left } : null;
        });
      }
    },
  },
  {
    table: 'learning_note',
    columns: ['note'],
    erase: async (manager, { wardId, ids, traces }) => {
      const noted = await menteesWith(manager, wardId, 'SELECT n.mentee_id FROM learning_note n');
      for (const menteeIds of chunksOf(noted, AT_ONCE)) {
        const theirs = { menteeId: In(menteeIds) };
        await rewriteRows(manager, LearningNote, theirs, ({ menteeId, note }) => {
          const left = ids.includes(menteeId) ? GONE : traces.takenOut(note);
          return differs(note, left) ? { note: left } : null;
        });
      }
    },
  },
];

/** So many people's rows are read at once. */
const AT_ONCE = 200;

/** Those of a ward of whom something was written, whoever it names. */
async function menteesWith(
  manager: EntityManager,
  wardId: string,
  written: string,
): Promise<string[]> {
  const rows = await select(
    manager,
    columns(Mentee, 'id'),
    `SELECT m.id AS id FROM mentee m WHERE m.ward_id = $1 AND m.id IN (${written})`,
    [wardId],
  );
  return rows.map(({ id }) => id);
}
