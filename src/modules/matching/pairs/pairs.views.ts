import { PageOf } from '../../../platform/http/paging';
import { Pair } from '../entities/pair.entity';

/** Somebody who could take the mentee. */
export class PossibleMentorView {
  mentorId!: string;
  metres!: number;
  mentees!: number;
  maxMentees!: number;
}

export class PairPage extends PageOf(Pair) {}
