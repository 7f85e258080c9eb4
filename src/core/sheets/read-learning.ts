import type { WeeklyWindow } from '../time/weekly-window';
import { readFreeTimes } from '../vietnamese/free-times';
import { readGroups } from '../vietnamese/groups';
import { readLanguages } from '../vietnamese/languages';
import { readSupportNeeds } from '../vietnamese/support';
import { normaliseText } from '../vietnamese/text';
import { readTopics } from '../vietnamese/topics';
import { RowNotes, shortened } from './row-notes';

/** Topic codes; no known topic is a fault, an unknown one beside others a warning. */
export function readTopicsCell(notes: RowNotes): string[] {
  const text = notes.text('topics');
  const { codes, unknown } = readTopics(text);
  if (codes.length === 0) {
    if (text.trim() === '') notes.refuse('topic', ['topics'], 'topic-missing');
    else notes.refuse('topic', ['topics'], 'topic-unknown', shortened(text));
  } else if (unknown.length > 0) {
    notes.warn('topic', ['topics'], 'topic-skipped', shortened(unknown.join(', ')));
  }
  return codes;
}

/** Language codes; an empty cell is Vietnamese. */
export function readLanguagesCell(notes: RowNotes): string[] {
  const text = notes.text('languages');
  if (text.trim() === '') return ['vi'];
  const { codes, unknown } = readLanguages(text);
  if (codes.length === 0) {
    notes.refuse('language', ['languages'], 'language-unknown', shortened(text));
  } else if (unknown.length > 0) {
    notes.warn('language', ['languages'], 'language-skipped', shortened(unknown.join(', ')));
  }
  return codes;
}

/** Weekly windows; nothing readable is a fault. */
export function readWindows(notes: RowNotes): WeeklyWindow[] {
  const text = notes.text('windows');
  const { windows, unknown } = readFreeTimes(text);
  if (windows.length === 0) {
    if (text.trim() === '') notes.refuse('free-time', ['windows'], 'free-time-missing');
    else notes.refuse('free-time', ['windows'], 'free-time-odd', shortened(text));
  } else if (unknown.length > 0) {
    notes.warn('free-time', ['windows'], 'free-time-partly', shortened(unknown.join(', ')));
  }
  return windows;
}

/** Group codes; a group nobody knows is "other". */
export function readGroupsCell(notes: RowNotes): string[] {
  const { codes, unknown } = readGroups(notes.text('groups'));
  return unknown.length > 0 && !codes.includes('other') ? [...codes, 'other'] : codes;
}

/** Codes of support; one that nobody knows is left out with a warning. */
export function readSupportCell(notes: RowNotes): string[] {
  const { codes, unknown } = readSupportNeeds(notes.text('support'));
  if (unknown.length > 0) {
    const quoted = normaliseText(unknown.join(', ')).slice(0, 60);
    notes.warn('support', ['support'], 'support-unknown', quoted);
  }
  return codes;
}
