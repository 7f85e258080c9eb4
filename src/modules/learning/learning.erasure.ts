import { In, IsNull, Not } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { LearningNote } from './entities/learning-note.entity';
import { Skill } from './entities/skill.entity';
import { SkillChange } from './entities/skill-change.entity';

/** What was reached stays, without a name; why it was corrected and what was agreed does not. */
export const learningErasure: ErasureRule[] = [
  {
    table: 'skill_change',
    columns: ['reason'],
    erase: async (manager, { ids }) => {
      const skills = await manager.findBy(Skill, { menteeId: In([...ids]) });
      if (skills.length === 0) return;
      const theirs = { skillId: In(skills.map(({ id }) => id)), reason: Not(IsNull()) };
      await manager.update(SkillChange, theirs, { reason: GONE });
    },
  },
  {
    table: 'learning_note',
    columns: ['note'],
    erase: async (manager, { ids }) => {
      await manager.update(LearningNote, { menteeId: In([...ids]) }, { note: GONE });
    },
  },
];
