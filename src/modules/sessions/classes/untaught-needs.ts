import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { loadCurriculum } from '../../learning';
import { Mentor } from '../../people';
import { assertMayIn } from '../rules/who-may';
import { type Learning, whoNeedsEach } from './class-audience';

/** People who need a topic that nobody teaches them: for another ambassador, or a class. */
export interface UntaughtNeed {
  topic: string;
  /** Who can begin now before who has to learn something else first; of each, those who come first, first. */
  people: UntaughtPerson[];
}

/** Why no class can be for somebody: they cannot leave home, or speak no language of anybody who teaches it. */
export const noClassReasons = ['at-home', 'language'] as const;
export type NoClass = (typeof noClassReasons)[number];

export interface UntaughtPerson extends Learning {
  noClass: NoClass | null;
}

@Injectable()
export class UntaughtNeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By topic, the one first that most people wait for. */
  async of(actor: Actor, wardId: string): Promise<UntaughtNeed[]> {
    assertMayIn(actor, 'classes.plan', wardId);
    const { read } = this.unitOfWork;
    const codes = (await loadCurriculum(read, wardId)).topics.map(({ code }) => code);
    const now = this.clock.now();
    const all = await whoNeedsEach(read, wardId, codes, { now, at: now });
    const mentors = await read.findBy(Mentor, { wardId, isActive: true });
    const needs = [...all].map(([topic, people]) => {
      const teaching = mentors.filter(({ topics }) => topics.includes(topic));
      const languages = new Set(teaching.flatMap((mentor) => mentor.languages));
      return {
        topic,
        people: people
          .filter(({ isTaught }) => !isTaught)
          .map((person) => ({ ...person, noClass: whyNoClass(person, languages) }))
          .toSorted((a, b) => isLater(a) - isLater(b)),
      };
    });
    return needs
      .filter(({ people }) => people.length > 0)
      .sort((a, b) => b.people.length - a.people.length);
  }
}

/** Where nobody teaches it at all, the language is not what is missing. */
function whyNoClass(person: Learning, languages: ReadonlySet<string>): NoClass | null {
  if (person.isHomebound) return 'at-home';
  const isSpoken = person.languages.some((one) => languages.has(one));
  return languages.size === 0 || isSpoken ? null : 'language';
}

const isLater = ({ first }: Learning) => Math.min(1, first.length);
