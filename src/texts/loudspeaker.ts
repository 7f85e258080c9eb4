import type { HamletWeek } from './facts/hamlet-week';
import { defaultLanguage, textsIn, type Language } from './languages';

/** The text for the hamlet's loudspeaker, one sentence a line. Sessions at home are not announced. */
export function loudspeakerText(week: HamletWeek, language: Language = defaultLanguage): string {
  return textsIn(language).loudspeaker(week);
}
