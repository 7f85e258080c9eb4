import type { PhoneCorrectionView } from './phone-corrections';

/** A number that was put right. */
export class PhoneCorrectionAnswer implements PhoneCorrectionView {
  id!: string;
  madeAt!: number;
  names!: string[];
  before!: string | null;
  after!: string | null;
}
