import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { CertificatesService } from '../../../modules/programme';
import { type CorrectionEffect, CoursesService } from '../../../modules/sessions';
import { WardsService } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { skillLevels } from '../../../core/curriculum/skill-level';
import { isTopic } from '../../../core/curriculum/added-topics';
import { reasonOf, integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { proofOf } from '../recognition/certificate-proof';
import { Certificate, NoCertificate } from './certificate';
import { CorrectionQuestion } from './correction-question';
import { learnedAlone } from './learned-alone';
import { SkillsPage } from './skills-page';

/** Whose learning, and the page it is shown on. */
export interface LearningOf {
  id: string;
  path: string;
  back: string;
  /** Where to go once it is saved: the course may have ended, and its ambassador then sees it no more. */
  after: string;
  options: Omit<PageOptions, 'refusal'>;
}

/** What was learned, for everybody who may see it: the record, its corrections, the certificate. */
@Injectable()
export class LearningDesk {
  constructor(
    private readonly courses: CoursesService,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly wards: WardsService,
    private readonly certificates: CertificatesService,
    private readonly env: Env,
  ) {}

  async page(actor: Actor, of: LearningOf, refusal?: DomainError): Promise<WebPage> {
    const course = await this.courses.overview(actor, of.id);
    const skills = await this.courses.skillsOf(actor, of.id);
    const { fullName } = await this.people.mentee(of.id);
    const isOver = (await this.pairs.ofMentee(of.id)) === null;
    return new WebPage(
      (t) => t.learning.topics,
      <SkillsPage
        name={fullName}
        back={isOver ? of.after : of.back}
        action={of.path}
        course={course}
        skills={skills}
      />,
      { ...of.options, refusal },
    );
  }

  /** Where it ends a course, or begins one anew, the page asks first. */
  correct(actor: Actor, of: LearningOf, body: FormBody): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const topic = textOf(body, 'topic');
        const level = skillLevels.find((one) => one === textOf(body, 'level'));
        const reason = reasonOf(body);
        if (!isTopic(topic)) throw invalidFields({ topic: 'choose-one' });
        if (!level) throw invalidFields({ level: 'choose-one' });
        if (!reason) throw invalidFields({ reason: 'needed' });
        const version = integerOf(body, `version-${topic}`) ?? 0;
        const correction = { level, reason, version };
        const effect = await this.courses.effectOf(actor, of.id, topic, correction);
        const asked = effect?.turn ?? 'nothing';
        if (effect && textOf(body, 'confirmed') !== asked) {
          const values = { topic, level, reason, [`version-${topic}`]: version, confirmed: asked };
          return this.question(of, effect, values);
        }
        await this.courses.correct(actor, of.id, topic, correction);
        return new SeeOther(of.after, effect ? noticeOf[effect.turn] : 'skill-saved');
      },
      (refusal) => this.page(actor, of, refusal),
    );
  }

  private async question(
    of: LearningOf,
    effect: CorrectionEffect,
    values: Record<string, string | number>,
  ): Promise<WebPage> {
    const { fullName } = await this.people.mentee(of.id);
    return new WebPage(
      (t) => t.learning.turnTitle[effect.turn],
      <CorrectionQuestion name={fullName} action={of.path} effect={effect} values={values} />,
      of.options,
    );
  }

  async certificate(
    actor: Actor,
    menteeId: string,
    options: LearningOf['options'],
    numbering: string | null = null,
  ): Promise<WebPage> {
    const course = await this.courses.overview(actor, menteeId);
    const { fullName, birthYear, wardId } = await this.people.mentee(menteeId);
    if (learnedAlone(course).length === 0) {
      return new WebPage(
        (t) => t.learning.certificateNoneTitle,
        <NoCertificate name={fullName} />,
        options,
      );
    }
    const ward = await this.wards.get(wardId);
    const pair = await this.pairs.lastOf(menteeId);
    const mentor = pair && (await this.people.mentor(pair.mentorId));
    return new WebPage(
      (t) => t.learning.certificateTitle,
      <Certificate
        unit={ward.name}
        name={fullName}
        birthYear={birthYear}
        mentorName={mentor?.fullName ?? null}
        course={course}
        isForPhones={options.isForPhones ?? false}
        proof={proofOf(this.env, await this.certificates.standing('course', menteeId))}
        numbering={numbering}
      />,
      options,
    );
  }
}

const noticeOf = {
  ends: 'course-ended',
  'goes-on': 'course-goes-on',
  'no-place': 'course-no-place',
} as const;
