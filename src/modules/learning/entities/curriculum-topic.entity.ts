import { Entity } from 'typeorm';
import type { TopicChange } from '../../../core/curriculum/changed-topics';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from '../../../platform/database/columns';
import type { TopicWords } from './topic-words';

/** What operators changed of a built-in topic, for every ward; null is as the service comes with it. */
@Entity('curriculum_topic')
export class CurriculumTopic implements TopicChange {
  @IdColumn()
  id!: string;

  @TextColumn({ length: 40 })
  topic!: string;

  /** Lower ones come first; the built-in topics have 10, 20, 30 … */
  @IntegerColumn({ nullable: true })
  rank!: number | null;

  /** Codes of topics that come before it, for whoever needs them. */
  @JsonColumn({ nullable: true })
  comesAfter!: string[] | null;

  /** Lessons after which the course goes on for whoever does it with help by then. */
  @IntegerColumn({ nullable: true })
  lessons!: number | null;

  /** Codes of the groups that it is meant for; empty is everybody. */
  @JsonColumn()
  forGroups!: string[];

  /** In each language that has words of its own. */
  @JsonColumn()
  words!: TopicWords[];

  /** An https address; null is none. */
  @TextColumn({ nullable: true })
  videoUrl!: string | null;

  /** The name of a file that was uploaded, which goes before the link; null is none. */
  @TextColumn({ nullable: true, length: 48 })
  videoFile!: string | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
