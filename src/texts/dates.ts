import { DateTime } from 'luxon';
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
    return this.written(this.local(at));
  }

  /** The same for 'YYYY-MM-DD'. */
  date(date: string): string {
    return this.written(DateTime.fromISO(date));
  }

  /** 18:00 */
  time(at: number): string {
    return this.local(at).toFormat('HH:mm');
  }

  /** 18:00–18:30 */
  span(startAt: number, endAt: number): string {
    return `${this.time(startAt)}–${this.time(endAt)}`;
  }

  /** 18 giờ 30, as it is said; in English 18:30. */
  spoken(at: number): string {
    const { hour, minute } = this.local(at);
    return this.words.spoken(hour, minute);
  }

  /** 28/11/2026 18:00 */
  moment(at: number): string {
    return this.local(at).toFormat('dd/MM/yyyy HH:mm');
  }

  weekday(isoWeekday: number): string {
    return this.words.weekdays[isoWeekday - 1] ?? '';
  }

  /** 'YYYY-MM-DD' of an instant. */
  localDate(at: number): string {
    return this.local(at).toISODate() ?? '';
  }

  /** Machine-readable, for <time>. */
  iso(at: number): string {
    return this.local(at).toISO({ suppressMilliseconds: true }) ?? '';
  }

  private local(at: number): DateTime {
    return DateTime.fromMillis(at, { zone: this.zone });
  }

  private written(day: DateTime): string {
    return `${this.weekday(day.weekday)}, ${day.toFormat('dd/MM/yyyy')}`;
  }
}
