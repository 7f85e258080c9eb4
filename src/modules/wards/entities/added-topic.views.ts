import type { AddedTopic } from '../../../core/curriculum/added-topics';

/** A topic that a ward added. */
export class AddedTopicView implements AddedTopic {
  /** The ward's code and the name, such as `14464:Nhóm_Zalo`. */
  code!: string;
  /** Lower ones come first; the built-in topics have 10, 20, 30 … */
  rank!: number;
  /** Topics that come before it, for whoever needs them. */
  after!: string[];
  /** Lessons after which the course goes on for whoever does it with help by then. */
  lessons!: number;
  /** Groups that it is meant for; empty is everybody. */
  forGroups!: string[];
  /** What it was called before, the last one at the end; lists that still say so are understood. */
  earlierNames?: string[];
  version!: number;
}
