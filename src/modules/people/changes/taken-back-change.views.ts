import type { Side } from '../../../core/people/fields';

/** A change of a person that was taken back. */
export class TakenBackChange {
  /** As the history names it. */
  id!: string;
  side!: Side;
  personId!: string;
  /** The person's, since then. */
  version!: number;
  /** Epoch milliseconds. */
  takenBackAt!: number;
}
