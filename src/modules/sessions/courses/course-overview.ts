import { courseOrder, isReached, nextTopics, type Progress } from '../../../core/curriculum/course';
import type { Curriculum } from '../../../core/curriculum/curriculum';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import type { Skill } from '../../learning';

/** How far a mentee is with one topic. */
export interface TopicState {
  topic: string;
  /** Null when nobody has looked yet. */
  level: SkillLevel | null;
  /** When it was seen last, epoch milliseconds. */
  seenAt: number | null;
  /** Nothing more is planned of it. */
  isReached: boolean;
  /** What the next session is about, unless another one was agreed. */
  isNext: boolean;
}

/** What a mentee wanted to learn, in the order in which they get to it, and whatever else they learned. */
export interface CourseOverview {
  topics: TopicState[];
  /** Every need was reached. */
  isOver: boolean;
  /** What somebody else has to teach before their mentor can go on; null when the mentor can, or there is none. */
  waitsFor: string | null;
}

/** `taught` are the codes that today's mentor teaches; null when there is none. */
export function courseOverview(
  curriculum: Curriculum,
  needs: readonly string[],
  { progress, skills, taught }: CourseFacts,
): CourseOverview {
  const first = nextTopics(curriculum, needs, progress);
  const next = first.find((code) => taught?.includes(code));
  const skillOf = new Map(skills.map((skill) => [skill.topic, skill]));
  const inOrder = courseOrder(curriculum, [...new Set(needs)], progress);
  const codes = [...new Set([...inOrder, ...skillOf.keys()])];
  const topics = codes.map((topic) => {
    const skill = skillOf.get(topic);
    return {
      topic,
      level: skill?.level ?? null,
      seenAt: skill?.seenAt ?? null,
      isReached: isReached(curriculum, topic, progress.get(topic)),
      isNext: topic === next,
    };
  });
  const isNeeded = ({ topic }: TopicState) => needs.includes(topic);
  const isOver = topics.filter(isNeeded).every((one) => one.isReached);
  return { topics, isOver, waitsFor: taught && !next ? (first[0] ?? null) : null };
}

interface CourseFacts {
  progress: Progress;
  skills: readonly Skill[];
  taught: readonly string[] | null;
}
