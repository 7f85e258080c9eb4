import type { StopReason } from '../people/stops';
import { readDate } from '../vietnamese/dates';
import { normaliseText, plainKey } from '../vietnamese/text';
import { RowNotes, shortened } from './row-notes';

/** That a list says somebody takes part no more: why, and since when, 'YYYY-MM-DD'. */
export interface SaidStop {
  reason: StopReason;
  on: string;
}

/** In this order: whoever "đã hoàn thành, chuyển đi" moved. */
const REASONS: readonly [StopReason, RegExp][] = [
  [
    'died',
    /\b(?:da mat|qua doi|tu vong|da chet|mat (?:ngay|nam|thang)|died|deceased)\b|^(?:mat|chet)$|^mat \d/,
  ],
  ['consent', /\b(?:rut|huy|thu hoi) (?:lai )?(?:su )?dong y\b|\bwithdr/],
  [
    'moved',
    /\b(?:chuyen (?:di|cho|noi|khau|nha|den|ra|vao|ve)|da chuyen|di lam an xa|di xa|khong con (?:o|cu tru)|moved)\b/,
  ],
  ['finished', /\b(?:hoan thanh|hoc xong|da xong|tot nghiep|finished)\b/],
  [
    'no-wish',
    /\b(?:nghi(?! huu| viec| mat suc)|bo hoc|xin thoi|thoi (?:hoc|tham gia)|da thoi|khong (?:hoc|tham gia|muon|con nhu cau|co nhu cau)|dung (?:hoc|tham gia)|stopped)\b/,
  ],
];
/** What says that somebody goes on, or nothing. */
const GOES_ON =
  /^(?:khong|chua|0|dang .*|con .*|van .*|binh thuong|on dinh|hoat dong|moi|co mat|tot|active)?$/;
const columnReasons = { hasDied: 'died', hasMoved: 'moved', hasLeft: 'no-wish' } as const;

/** Whether the row says that the person stopped; null where they go on, with a note where nobody understands it. */
export function readStop(notes: RowNotes, today: string): SaidStop | null {
  for (const [column, reason] of Object.entries(columnReasons) as [
    keyof typeof columnReasons,
    StopReason,
  ][]) {
    if (GOES_ON.test(plainKey(notes.text(column)))) continue;
    return { reason, on: dayOf(notes.value(column), today) };
  }
  const text = normaliseText(notes.text('status'));
  const key = plainKey(text);
  // "Chưa chuyển đi", "không nghỉ": nobody stopped.
  if (GOES_ON.test(key) || /^(?:chua|khong) (?:mat|chet|chuyen|nghi|bo|thoi)/.test(key))
    return null;
  const found = REASONS.find(([, pattern]) => pattern.test(key));
  if (found) return { reason: found[0], on: dayOf(notes.value('status'), today) };
  notes.warn('status', ['status'], 'status-unknown', shortened(text));
  return null;
}

/** The day in the cell, today where there is none or it is still to come. */
function dayOf(value: string | number | boolean | Date | null, today: string): string {
  const dated =
    typeof value === 'string' ? /\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.exec(value)?.[0] : value;
  if (dated === undefined || dated === null || typeof dated === 'boolean') return today;
  const day = readDate(dated, { latestTwoDigitYear: Number(today.slice(0, 4)) })?.date ?? null;
  return day !== null && day <= today ? day : today;
}
