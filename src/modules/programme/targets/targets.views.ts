import { Target } from '../entities/target.entity';
import type { CountedRow } from '../measures/measures.service';
import type { TargetProgress } from './targets.service';

// What the API answers, as classes, so that its description can name every field.

/** A target and how far it is: in all, new in the period, and what is needed a week from now on. */
export class TargetProgressView implements TargetProgress {
  target!: Target;
  total!: number;
  inPeriod!: number;
  wanted!: number | null;
  percent!: number | null;
  missing!: number | null;
  daysLeft!: number;
  aWeek!: number | null;
}

export class UnitTargetsView {
  wardId!: string;
  code!: string;
  name!: string;
  targets!: TargetProgressView[];
}

export class TargetsKeptView {
  kept!: number;
}

export class CountedRowView implements CountedRow {
  id!: string;
  menteeId!: string | null;
  householdId!: string | null;
  name!: string;
  hamletName!: string;
  on!: string;
}
