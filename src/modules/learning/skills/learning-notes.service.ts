import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { audit } from '../../access';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { LearningNote } from '../entities/learning-note.entity';
import type { SkillContext } from './skills.service';

/** What was agreed for those who get no further with a topic. */
@Injectable()
export class LearningNotes {
  async add(
    { manager, actor, now, wardId }: SkillContext,
    about: Pick<LearningNote, 'menteeId' | 'topic' | 'note'>,
  ): Promise<LearningNote> {
    const by = { actorKind: actor.kind, actorId: actor.id, at: now };
    const note: LearningNote = { id: newId(), ...about, ...by };
    await insert(manager, LearningNote, note);
    const facts = { topic: about.topic, note: about.note };
    await audit(manager, actor, now, [
      { action: 'skill.note', subjectId: about.menteeId, wardId, facts },
    ]);
    return note;
  }

  /** The newest first. */
  of(manager: EntityManager, menteeIds: readonly string[]): Promise<LearningNote[]> {
    return manager.find(LearningNote, {
      where: { menteeId: In([...menteeIds]) },
      order: { at: 'DESC', id: 'DESC' },
    });
  }
}
