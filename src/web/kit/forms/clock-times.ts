import { textOf, type FormBody } from './form-fields';

/** Minutes after midnight of "18:30", "18.30" or "18h30"; 24:00 is the day's end; else undefined. */
export function minutesOf(body: FormBody, name: string): number | undefined {
  const match = /^(\d{1,2})\s*(?:[:.h]\s*(\d{2})?)?$/i.exec(textOf(body, name));
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return minutes <= 1440 && Number(match[2] ?? 0) < 60 ? minutes : undefined;
}
