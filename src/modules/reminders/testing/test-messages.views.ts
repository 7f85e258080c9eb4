import type { TestOutcome, TestResult } from '../entities/test-message.entity';
import type { TestMessageView } from './test-messages';

/** What became of a test by one channel. */
export class TestResultView implements TestResult {
  channel!: 'zalo' | 'sms' | 'email';
  /** Masked. */
  to!: string;
  outcome!: TestOutcome;
  /** The provider's own code and words. */
  code!: string | null;
  detail!: string | null;
}

/** One press of the test; without results where no provider is set up. */
export class TestMessageAnswer implements TestMessageView {
  id!: string;
  madeAt!: number;
  results!: TestResultView[];
}
