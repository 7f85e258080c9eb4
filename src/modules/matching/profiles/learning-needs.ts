import type { EntityManager } from 'typeorm';
import { nextTopics, type Progress, remainingNeeds } from '../../../core/curriculum/course';
import type { Curriculum } from '../../../core/curriculum/curriculum';
import type { ProgrammesByName } from '../../../core/programme/programmes';
import { loadCurriculum, skillProgress } from '../../learning';

/** What somebody still has to learn, and what of it can be taught first. */
export interface LearningNeeds {
  topics: readonly string[];
  firstTopics: readonly string[];
}

/** The needs of many people, of whom few have learned something; lists that are alike are one object. */
export class NeedsReader {
  private readonly untouched = new Map<readonly string[], LearningNeeds>();

  private constructor(
    private readonly curriculum: Curriculum,
    private readonly progressOf: ReadonlyMap<string, Progress>,
    private readonly programmes: ProgrammesByName,
  ) {}

  /** Of what somebody needs their programme teaches what counts. */
  static async load(
    manager: EntityManager,
    menteeIds: readonly string[],
    programmes: ProgrammesByName,
  ): Promise<NeedsReader> {
    return new NeedsReader(
      await loadCurriculum(manager),
      await skillProgress(manager, menteeIds),
      programmes,
    );
  }

  of(person: { id: string; topics: readonly string[]; programme: string | null }): LearningNeeds {
    const { id } = person;
    const topics = this.programmes.topicsOf(person);
    const progress = this.progressOf.get(id);
    if (progress) return this.needs(topics, progress);
    const known = this.untouched.get(topics) ?? this.needs(topics, none);
    this.untouched.set(topics, known);
    return known;
  }

  private needs(topics: readonly string[], progress: Progress): LearningNeeds {
    return {
      topics: remainingNeeds(this.curriculum, topics, progress),
      firstTopics: nextTopics(this.curriculum, topics, progress),
    };
  }
}

const none: Progress = new Map();
