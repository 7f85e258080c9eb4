import { weekdayOf } from '../core/time/local-dates';
import { localDateOf, localMinuteOf, toIsoWithOffset } from '../core/time/zone';
import { textsIn, type Language, type Texts } from './languages';

/** Instants (epoch milliseconds) and local dates as people of the ward read them. */
export class Dates {
  private readonly words: Texts['dates'];

  constructor(
    language: Language,
    readonly zone: string,
  ) {
    this.words = textsIn(language).dates;
  }

  /** Thứ Bảy, 28/11/2026 */
  day(at: number): string {
    return this.date(this.localDate(at));
  }

  /** The same for 'YYYY-MM-DD'. */
  date(date: string): string {
    return `${this.weekday(weekdayOf(date))}, ${inNumbers(date)}`;
  }

  /** 18:00 */
  time(at: number): string {
    const minute = localMinuteOf(at, this.zone);
    return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
  }

  /** 18:00–18:30 */
  span(startAt: number, endAt: number): string {
    return `${this.time(startAt)}–${this.time(endAt)}`;
  }

  /** 18 giờ 30, as it is said; in English 18:30. */
  spoken(at: number): string {
    const minute = localMinuteOf(at, this.zone);
    return this.words.spoken(Math.floor(minute / 60), minute % 60);
  }

  /** 28/11/2026 18:00 */
  moment(at: number): string {
    return `${inNumbers(this.localDate(at))} ${this.time(at)}`;
  }

  weekday(isoWeekday: number): string {
    return this.words.weekdays[isoWeekday - 1] ?? '';
  }

  /** 'YYYY-MM-DD' of an instant. */
  localDate(at: number): string {
    return localDateOf(at, this.zone);
  }

  /** Machine-readable, for <time>. */
  iso(at: number): string {
    return toIsoWithOffset(at, this.zone);
  }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** 28/11/2026 */
const inNumbers = (date: string): string => date.split('-').toReversed().join('/');
