import type { WeeklyWindow } from '../time/weekly-window';
import { readFreeTimes } from '../vietnamese/free-times';
import { readLanguages } from '../vietnamese/languages';
import { readTopics } from '../vietnamese/topics';
import { RowNotes, shortened } from './row-notes';

/** Topic codes; no known topic is a fault, an unknown one beside others a warning. */
export function readTopicsCell(notes: RowNotes): string[] {
  const text = notes.text('topics');
  const { codes, unknown } = readTopics(text);
  if (codes.length === 0) {
    notes.refuse(
      'topic',
      ['topics'],
      text.trim() === '' ? 'Chưa có nội dung nào.' : `Không có nội dung “${shortened(text)}”.`,
    );
  } else if (unknown.length > 0) {
    notes.warn('topic', ['topics'], `Bỏ qua nội dung chưa biết: ${shortened(unknown.join(', '))}.`);
  }
  return codes;
}

/** Language codes; an empty cell is Vietnamese. */
export function readLanguagesCell(notes: RowNotes): string[] {
  const text = notes.text('languages');
  if (text.trim() === '') return ['vi'];
  const { codes, unknown } = readLanguages(text);
  if (codes.length === 0) {
    notes.refuse('language', ['languages'], `Không biết ngôn ngữ “${shortened(text)}”.`);
  } else if (unknown.length > 0) {
    notes.warn(
      'language',
      ['languages'],
      `Bỏ qua ngôn ngữ chưa biết: ${shortened(unknown.join(', '))}.`,
    );
  }
  return codes;
}

/** Weekly windows; nothing readable is a fault. */
export function readWindows(notes: RowNotes): WeeklyWindow[] {
  const text = notes.text('freeTimes');
  const { windows, unknown } = readFreeTimes(text);
  if (windows.length === 0) {
    notes.refuse(
      'free-time',
      ['freeTimes'],
      text.trim() === '' ? 'Chưa có buổi rảnh.' : `Không hiểu buổi rảnh “${shortened(text)}”.`,
    );
  } else if (unknown.length > 0) {
    notes.warn(
      'free-time',
      ['freeTimes'],
      `Không hiểu một phần buổi rảnh: ${shortened(unknown.join(', '))}.`,
    );
  }
  return windows;
}
