import type { DomainError } from '../../../platform/common/domain-error';

/** A form that was sent and refused: its page shows it again as it was filled in. */
export interface RefusedForm {
  /** Absent where it comes back to be typed otherwise. */
  refusal?: DomainError;
  /** The path that it was posted to: tells it from the other forms of the page. */
  path: string;
  /** What was typed and ticked, as it came; undefined where files came along and the page itself keeps it. */
  typed?: Record<string, unknown>;
  /** What the form calls its fields, by their names: known once it was rendered. */
  labels: Map<string, string>;
}
