/** How long a session takes: the minutes of a script add up to it. */
export const lessonMinutes = 30;

/** What happens in a part of a session. */
export interface LessonStep {
  minutes: number;
  text: string;
}

/** What a topic's session is about, in the words of one language. */
export interface LessonWords {
  /** What the learner can do afterwards, in one line. */
  aim: string;
  /** For the ambassador. */
  steps: readonly LessonStep[];
  /** For the learner to take home, a line each. */
  card: readonly string[];
}

/**
 * A script as people type it: a line for each step that begins with its minutes, "5: …". Null when a line
 * does not.
 */
export function readScript(text: string): LessonStep[] | null {
  const steps = linesOf(text).map((line) => stepLine.exec(line));
  if (steps.some((step) => step === null)) return null;
  return steps.flatMap((step) => (step ? [{ minutes: Number(step[1]), text: step[2] }] : []));
}

/** "5: …", also "5 phút: …", "5 min – …". */
const stepLine = /^(\d{1,2})\s*(?:p|ph\S{1,2}|min\S*)?\s*[:.–-]\s*(\S.*)$/iu;

/** The same the other way round. */
export function writtenScript(steps: readonly LessonStep[]): string {
  return steps.map(({ minutes, text }) => `${minutes}: ${linesOf(text).join(' ')}`).join('\n');
}

/** The lines in which something stands. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function minutesOf(steps: readonly LessonStep[]): number {
  return steps.reduce((total, { minutes }) => total + minutes, 0);
}

/** A lesson as the catalogues of texts write it. @throws RangeError for a script that cannot be read */
export function lesson(aim: string, script: string, card: string): LessonWords {
  const steps = readScript(script);
  if (!steps) throw new RangeError(`A step of “${aim}” does not begin with its minutes.`);
  return { aim, steps, card: linesOf(card) };
}
