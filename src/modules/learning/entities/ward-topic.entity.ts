import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import type { TopicWords } from './topic-words';

/** What a ward says of a topic in its own words; null is the general one. */
@Entity('ward_topic')
export class WardTopic {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 40 })
  topic!: string;

  /** In each language that has words of its own. */
  @JsonColumn()
  words!: TopicWords[];

  /** An https address of a video or a file; null is the general one. */
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
