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

/** What a layer of the curriculum says of a topic. */
interface SaidOfTopic {
  words: TopicWords[];
  videoUrl: string | null;
}

/**
 * The words of a topic with those of a form in the place of their language's, and the link. What is
 * empty, or as in the more general text `base`, stays with that, also when it is changed later.
 * @throws DomainError invalid-form
 */
export function saidOfTopic(
  body: FormBody,
  words: readonly TopicWords[],
  base: Lesson,
): SaidOfTopic {
  const language = languageOfForm(body);
  const read = {
    name: textOf(body, 'topicName'),
    aim: linesOf(textOf(body, 'aim')).join(' '),
    steps: readScript(textOf(body, 'steps')),
    card: linesOf(textOf(body, 'card')),
    videoUrl: textOf(body, 'videoUrl'),
  };
  const wrong = faultsOf(read);
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
  return { words: hasAny ? [...others, own] : others, videoUrl: read.videoUrl || null };
}

interface TypedWords {
  name: string;
  aim: string;
  steps: ReturnType<typeof readScript>;
  card: string[];
  videoUrl: string;
}

/** The fields that cannot be taken, each with the key of its sentence. */
function faultsOf({ name, aim, steps, card, videoUrl }: TypedWords): Record<string, string> {
  const faults: Record<string, string> = {};
  const isLong = (lines: readonly string[], most: number, longest: number) =>
    lines.length > most || lines.some((line) => line.length > longest);
  const texts = steps?.map(({ text }) => text) ?? [];
  if (name.length > wordBounds.name) faults.topicName = 'too-long';
  if (aim.length > wordBounds.aim) faults.aim = 'too-long';
  if (isLong(texts, wordBounds.steps, wordBounds.step)) faults.steps = 'too-long';
  if (!steps || steps.some(({ minutes }) => minutes === 0)) faults.steps = 'bad-script';
  if (isLong(card, wordBounds.card, wordBounds.cardLine)) faults.card = 'too-long';
  if (videoUrl !== '' && !isVideoLink(videoUrl)) faults.videoUrl = 'bad-link';
  return faults;
}

function changed<Part extends { length: number }>(part: Part | null, base: unknown): Part | null {
  if (part === null || part.length === 0) return null;
  return JSON.stringify(part) === JSON.stringify(base) ? null : part;
}
