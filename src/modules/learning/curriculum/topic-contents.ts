import { type AddedTopic, isAddedTopic } from '../../../core/curriculum/added-topics';
import { isTopicCode } from '../../../core/curriculum/built-in';
import type { RankedTopic } from '../../../core/curriculum/changed-topics';
import type { LessonWords } from '../../../core/curriculum/lesson';
import { type Language, termName, textsIn } from '../../../texts';
import type { CurriculumTopic } from '../entities/curriculum-topic.entity';
import type { TopicWords } from '../entities/topic-words';
import type { WardTopic } from '../entities/ward-topic.entity';

type Kept<Row> = Omit<Row, 'id' | 'createdAt' | 'updatedAt'>;

/** What operators changed; of version 0 when that is nothing. */
export type GeneralTopic = Kept<CurriculumTopic>;

/** What a ward changed; of version 0 when that is nothing. */
export type OwnTopic = Kept<Omit<WardTopic, 'wardId'>>;

/** What is said anew of a topic; its video file comes and goes by itself. */
export type GeneralChanges = Omit<GeneralTopic, 'videoFile'>;
export type OwnChanges = Omit<OwnTopic, 'videoFile'>;

/** A topic in its place, with all that was written about it. */
export interface TopicContents {
  code: string;
  place: RankedTopic;
  /** Where the ward added it; null of those of everybody. */
  added: AddedTopic | null;
  general: GeneralTopic;
  /** Of the ward that was asked for. */
  own: OwnTopic;
}

/** A topic's session in the words of one language. */
export interface Lesson extends LessonWords {
  name: string;
  videoUrl: string | null;
  /** The name of a file of ours; where there is one, there is no link. */
  videoFile: string | null;
}

export function unchanged(topic: string): GeneralTopic {
  const none = { rank: null, comesAfter: null, lessons: null, videoUrl: null, videoFile: null };
  return { ...none, topic, forGroups: [], words: [], version: 0 };
}

/** What stands in a row, and nothing of how it is kept. */
export function generalOf(row: GeneralTopic): GeneralTopic {
  const { topic, rank, comesAfter, lessons, forGroups, words, videoUrl, videoFile, version } = row;
  return { topic, rank, comesAfter, lessons, forGroups, words, videoUrl, videoFile, version };
}

/** @see generalOf */
export function ownOf({ topic, words, videoUrl, videoFile, version }: OwnTopic): OwnTopic {
  return { topic, words, videoUrl, videoFile, version };
}

export function unchangedInWard(topic: string): OwnTopic {
  return { topic, words: [], videoUrl: null, videoFile: null, version: 0 };
}

/**
 * What somebody reads of a topic: of each part the ward's words in their language, else the operators',
 * else those that the service comes with. A language never stands in for another, but of a topic that the ward added,
 * of which there are no other words.
 */
export function lessonIn({ code, general, own }: TopicContents, language: Language): Lesson {
  const builtIn = {
    name: termName('topic', code, language),
    ...(isTopicCode(code) ? textsIn(language).curriculum[code] : unwritten),
  };
  const isRead = (one: TopicWords) => one.language === language;
  const written = [own, general].flatMap(({ words }) => words.filter(isRead));
  if (isAddedTopic(code)) written.push(...own.words.filter((one) => !isRead(one)));
  const part = <Part extends Exclude<keyof TopicWords, 'language'>>(name: Part) =>
    written.find((words) => words[name] !== null)?.[name] ?? builtIn[name];
  return {
    name: part('name'),
    aim: part('aim'),
    steps: part('steps'),
    card: part('card'),
    ...videoOf([own, general]),
  };
}

/** That of the nearest layer which has one: its file, else its link. */
function videoOf(
  layers: readonly (OwnTopic | GeneralTopic)[],
): Pick<Lesson, 'videoUrl' | 'videoFile'> {
  const { videoFile = null, videoUrl = null } =
    layers.find((one) => one.videoFile !== null || one.videoUrl !== null) ?? {};
  return { videoFile, videoUrl: videoFile === null ? videoUrl : null };
}

const unwritten: LessonWords = { aim: '', steps: [], card: [] };
