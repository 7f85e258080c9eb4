import type { WeeklyWindow } from '../time/weekly-window';
import { readFreeTimes } from '../vietnamese/free-times';
import { RowNotes, shortened } from './row-notes';

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
