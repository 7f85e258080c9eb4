import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, RefColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/**
 * What became of a test by one channel: `sent` (the provider has it), `refused`, `unclear` (it may have it), `not-sent`
 * (it took nothing now), `used-up` (the day's limit), `no-address` (none was given that it takes).
 */
export const testOutcomes = [
  'sent',
  'refused',
  'unclear',
  'not-sent',
  'used-up',
  'no-address',
] as const;
export type TestOutcome = (typeof testOutcomes)[number];

export interface TestResult {
  channel: 'zalo' | 'sms' | 'email';
  /** Masked. */
  to: string;
  outcome: TestOutcome;
  /** The provider's own code and words. */
  code: string | null;
  detail: string | null;
}

/** One press of the test: a message by every way there is, to whoever pressed. It tells nobody of anything. */
@Entity('test_message')
export class TestMessage {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @InstantColumn()
  madeAt!: number;

  @RefColumn({ nullable: true })
  madeById!: string | null;

  /** Empty where no provider is set up. Until an answer comes, as if none had: `unclear`. */
  @JsonColumn({ ...sealed })
  results!: TestResult[];
}
