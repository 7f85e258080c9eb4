import { linesOf, readScript } from '../../../core/curriculum/lesson';
import { isVideoLink } from '../../../core/curriculum/video-link';
import { type Lesson, type TopicWords, wordBounds } from '../../../modules/learning';
import { defaultLanguage, isLanguage, type Language } from '../../../texts';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

/** The language of the words in a form. */
export function languageOfForm(body: FormBody): Language {
  const language = textOf(body, 'language');
  return isLanguage(language) ? language : defaultLanguage;
}

/**
 * The words of a topic with those of a form in the place of their language's. What is empty, or as in
 * the more general text `base`, stays with that, also when it is changed later.
 * @throws DomainError invalid-form
 */
export function wordsOf(body: FormBody, words: readonly TopicWords[], base: Lesson): TopicWords[] {
  const language = languageOfForm(body);
  const read = {
    name: textOf(body, 'topicName'),
    aim: linesOf(textOf(body, 'aim')).join(' '),
    steps: readScript(textOf(body, 'steps')),
    card: linesOf(textOf(body, 'card')),
  };
  const wrong: Record<string, string> = {};
  if (read.name.length > wordBounds.name) wrong.topicName = 'too-long';
  if (read.aim.length > wordBounds.aim) wrong.aim = 'too-long';
  if (!read.steps) wrong.steps = 'bad-script';
  else if (
    read.steps.length > wordBounds.steps ||
    read.steps.some(({ text }) => text.length > wordBounds.step)
  ) {
    wrong.steps = 'too-long';
  }
  if (
    read.card.length > wordBounds.card ||
    read.card.some((line) => line.length > wordBounds.cardLine)
  ) {
    wrong.card = 'too-long';
  }
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  const own: TopicWords = {
    language,
    name: changed(read.name, base.name),
    aim: changed(read.aim, base.aim),
    steps: changed(read.steps, base.steps),
    card: changed(read.card, base.card),
  };
  const hasAny = [own.name, own.aim, own.steps, own.card].some((part) => part !== null);
  const others = words.filter((one) => one.language !== language);
  return hasAny ? [...others, own] : others;
}

/** @throws DomainError invalid-form */
export function videoUrlOf(body: FormBody): string | null {
  const url = textOf(body, 'videoUrl');
  if (url === '') return null;
  if (!isVideoLink(url)) throw invalidFields({ videoUrl: 'bad-link' });
  return url;
}

function changed<Part extends { length: number }>(part: Part | null, base: unknown): Part | null {
  if (part === null || part.length === 0) return null;
  return JSON.stringify(part) === JSON.stringify(base) ? null : part;
}
