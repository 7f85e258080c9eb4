import type { Lesson } from './answers';
import { timeOf } from './plain-rules';

/** What was found: faults in words, and for each wish how often it came about and how often it need not have. */
export interface Reading {
  faults: string[];
  counts: Record<string, number>;
  /** One line for each time that somebody would ask why. */
  questions: Record<string, string[]>;
}

export class Findings implements Reading {
  readonly faults: string[] = [];
  readonly counts: Record<string, number> = {};
  readonly questions: Record<string, string[]> = {};

  fault({ id, startAt, mentorId }: Lesson, what: string): void {
    this.faults.push(`${timeOf(startAt)} ${mentorId} (${id}): ${what}`);
  }

  question(name: string, { id, startAt }: Lesson, what: string): void {
    this.count(`? ${name}`);
    (this.questions[name] ??= []).push(`${timeOf(startAt)} ${id}: ${what}`);
  }

  count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }
}
