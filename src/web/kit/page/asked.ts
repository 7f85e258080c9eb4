import { PipeTransform, Query } from '@nestjs/common';
import { isLocalDate } from '../../../core/time/local-dates';
import { DomainError } from '../../../platform/common/domain-error';
import { mostPages } from '../../../platform/http/bounds';

/** What stands behind the question mark of a page's address; people edit it, and robots guess at it. */
const LONGEST_TEXT = 200;
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2099-12-31';
/** 1 January 2100 in UTC. */
const LAST_INSTANT = 4_102_444_800_000;

/** `?page=3`: the page of a list; the first when nothing is asked. @throws DomainError invalid-input */
export const AskedPage = (name = 'page') => Query(name, new PageNumberPipe());

/** `?from=2026-11-23`: a day of this century, or undefined. @throws DomainError invalid-input */
export const AskedDay = (name: string) => Query(name, new DayPipe());

/** The same where nothing can be shown without a day. @throws DomainError invalid-input */
export const NeededDay = (name: string) => Query(name, new DayPipe(), new NeededPipe());

/** `?at=1795399200000`: an instant in epoch milliseconds, or undefined. @throws DomainError invalid-input */
export const AskedInstant = (name: string) => Query(name, new InstantPipe());

/** Short text, or undefined. @throws DomainError invalid-input */
export const AskedText = (name: string) => Query(name, new TextPipe());

/** True for a day on which something may be planned or looked up: those beyond break the calendar. */
export function isDayInReach(text: string): boolean {
  return isLocalDate(text) && text >= FIRST_DAY && text <= LAST_DAY;
}

class PageNumberPipe implements PipeTransform<unknown, number> {
  transform(asked: unknown): number {
    if (asked === undefined) return 1;
    return wholeNumber(asked, 1, mostPages);
  }
}

class InstantPipe implements PipeTransform<unknown, number | undefined> {
  transform(asked: unknown): number | undefined {
    if (asked === undefined) return undefined;
    return wholeNumber(asked, 0, LAST_INSTANT);
  }
}

class DayPipe implements PipeTransform<unknown, string | undefined> {
  transform(asked: unknown): string | undefined {
    if (asked === undefined) return undefined;
    if (typeof asked !== 'string' || !isDayInReach(asked)) throw notUnderstood();
    return asked;
  }
}

class TextPipe implements PipeTransform<unknown, string | undefined> {
  transform(asked: unknown): string | undefined {
    return shortText(asked);
  }
}

class NeededPipe implements PipeTransform<unknown, unknown> {
  transform(asked: unknown): unknown {
    if (asked === undefined) throw notUnderstood();
    return asked;
  }
}

function wholeNumber(asked: unknown, from: number, to: number): number {
  const number = typeof asked === 'string' ? Number(asked) : asked;
  const isIt = typeof number === 'number' && Number.isInteger(number);
  if (!isIt || number < from || number > to) throw notUnderstood();
  return number;
}

/** Short text as it stands in an address, or undefined. @throws DomainError invalid-input */
export function shortText(asked: unknown): string | undefined {
  if (asked === undefined) return undefined;
  if (typeof asked !== 'string' || asked.length > LONGEST_TEXT) throw notUnderstood();
  return asked;
}

export function notUnderstood(): DomainError {
  return new DomainError('invalid-input', { problem: 'address' });
}
