import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import {
  type TaughtWork,
  isProposed,
  overlaps,
  type RecognisedSide,
} from '../../../core/programme/recognition';
import { addDays, daysBetween, type LocalDate } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { Ward, WardsService } from '../../wards';
import { Certificate } from '../entities/certificate.entity';
import { Recognition } from '../entities/recognition.entity';
import { CertificatesService, isStillHere } from './certificates.service';
import { taughtWorkOf } from './taught-work';

/** Days, both ends among them. */
export interface RecognisedDays {
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** What an officer decides on somebody. */
export interface RecognitionDecision extends RecognisedDays {
  side: RecognisedSide;
  subjectId: string;
  isAwarded: boolean;
  word: string;
}

/** An ambassador or a team, what they held in these days, and what was decided. */
export interface Recognisable {
  id: string;
  side: RecognisedSide;
  name: string;
  work: TaughtWork;
  /** The ward's rule proposes them, and nobody has decided. */
  isProposed: boolean;
  /** What was decided on days that these overlap. */
  decided: Recognition | null;
  /** Of whoever was recognised. */
  certificate: Certificate | null;
}

const nameRow = { id: text, name: text };

/** No certificate is of more days than these. */
const mostDays = 400;

/** Whom a ward's rule proposes for a certificate, and what its officers decide. */
@Injectable()
export class RecognitionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly certificates: CertificatesService,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Everybody who held something in these days or on whom was decided, by their names and never by their numbers. @throws DomainError not-found */
  async list(actor: Actor, wardId: string, days: RecognisedDays): Promise<Recognisable[]> {
    assertMay(actor, 'recognition.decide', { wardIds: [wardId] }, 'ward');
    const { read } = this.unitOfWork;
    const { settings } = await this.wards.get(wardId);
    const standing = await read.findBy(Recognition, { wardId, takenBackAt: IsNull() });
    const decisions = standing.filter((one) => overlaps(one, days));
    const certificates = await read.findBy(Certificate, { wardId, takenBackAt: IsNull() });
    const found: Recognisable[] = [];
    for (const side of ['mentor', 'team'] as const) {
      const work = await this.workOf(read, side, wardId, days);
      for (const { id, name } of await namesOf(read, side, wardId)) {
        const held = work.get(id);
        const decided = decisions.find((one) => one.side === side && one.subjectId === id) ?? null;
        if (!held && !decided) continue;
        found.push({
          id,
          side,
          name,
          work: held ?? nothing,
          isProposed: decided === null && isProposed(side, held ?? nothing, settings),
          decided,
          certificate: certificates.find((one) => one.id === decided?.certificateId) ?? null,
        });
      }
    }
    return found;
  }

  /** One of them, who may have held nothing. @throws DomainError not-found */
  async one(
    actor: Actor,
    wardId: string,
    { side, id }: { side: RecognisedSide; id: string },
    days: RecognisedDays,
  ): Promise<Recognisable> {
    const found = (await this.list(actor, wardId, days)).find(
      (one) => one.side === side && one.id === id,
    );
    if (found) return found;
    const people = await namesOf(this.unitOfWork.read, side, wardId);
    const subject = people.find((one) => one.id === id);
    if (!subject) throw notFound(side);
    const open = { isProposed: false, decided: null, certificate: null };
    return { ...subject, side, work: nothing, ...open };
  }

  /** An ambassador's own hours, people and topics. @throws DomainError not-found */
  async ownWork(actor: Actor, mentorId: string, days: RecognisedDays): Promise<TaughtWork> {
    const wardId = actor.wardId ?? '';
    assertMay(actor, 'certificates.read', { wardIds: [wardId], personIds: [mentorId] }, 'mentor');
    const work = await this.workOf(this.unitOfWork.read, 'mentor', wardId, days);
    return work.get(mentorId) ?? nothing;
  }

  /** @throws DomainError not-found */
  async assertOf(ward: Ward, id: string): Promise<void> {
    const isThere = await this.unitOfWork.read.existsBy(Recognition, { id, wardId: ward.id });
    if (!isThere) throw notFound('certificate');
  }

  /** What was decided on whom a certificate is of; null of a course or a household. */
  behind(certificateId: string): Promise<Recognition | null> {
    return this.unitOfWork.read.findOneBy(Recognition, { certificateId });
  }

  /**
   * Recognised, with a certificate under the next number, or not; with what was counted at this moment.
   * @throws DomainError not-found, invalid-form, nothing-held, recognition-decided
   */
  async decide(actor: Actor, wardId: string, said: RecognitionDecision): Promise<Recognition> {
    assertMay(actor, 'recognition.decide', { wardIds: [wardId] }, 'ward');
    const { side, subjectId, isAwarded, word, fromOn, untilOn } = said;
    const length = daysBetween(fromOn, untilOn) + 1;
    if (length < 1 || length > mostDays) {
      throw new DomainError('invalid-form', {}, { fields: { untilOn: 'bad-report-days' } });
    }
    if (!isAwarded && word.trim() === '') {
      throw new DomainError('invalid-form', {}, { fields: { word: 'needed' } });
    }
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      const people = await namesOf(manager, side, wardId);
      if (!people.some(({ id }) => id === subjectId)) throw notFound(side);
      const where = { wardId, side, subjectId, takenBackAt: IsNull() };
      const before = await manager.findBy(Recognition, where);
      if (before.some((one) => overlaps(one, said))) throw new DomainError('recognition-decided');
      const work = (await this.workOf(manager, side, wardId, said)).get(subjectId) ?? nothing;
      // Nobody is recognised for hours that nobody held.
      if (isAwarded && work.lessons === 0) throw new DomainError('nothing-held');
      const certificate = isAwarded
        ? await this.certificates.make(manager, actor, { wardId, kind: side, subjectId })
        : null;
      const recognition: Recognition = {
        id: newId(),
        wardId,
        side,
        subjectId,
        fromOn,
        untilOn,
        isAwarded,
        word: word.trim(),
        ...work,
        certificateId: certificate?.id ?? null,
        decidedAt: this.clock.now(),
        decidedById: actor.id,
        takenBackAt: null,
        version: 1,
      };
      await insert(manager, Recognition, recognition);
      const action = isAwarded ? 'recognition.award' : 'recognition.decline';
      await this.note(manager, actor, recognition, action);
      return recognition;
    });
  }

  /** As if nothing had been decided; the certificate holds no more. @throws DomainError not-found, stale-version */
  takeBack(actor: Actor, id: string, version: number): Promise<Recognition> {
    return this.unitOfWork.write(async (manager) => {
      const recognition = await manager.findOneBy(Recognition, { id });
      if (!recognition) throw notFound('certificate');
      const { wardId, certificateId } = recognition;
      assertMay(actor, 'recognition.decide', { wardIds: [wardId] }, 'certificate');
      if (recognition.version !== version) throw new DomainError('stale-version');
      if (recognition.takenBackAt !== null) return recognition;
      const after = await compareAndSet(manager, Recognition, recognition, {
        takenBackAt: this.clock.now(),
      });
      await this.note(manager, actor, after, 'recognition.take-back');
      const paper = certificateId && (await manager.findOneBy(Certificate, { id: certificateId }));
      if (paper) await this.certificates.end(manager, actor, paper);
      return after;
    });
  }

  private workOf(
    manager: EntityManager,
    side: RecognisedSide,
    wardId: string,
    { fromOn, untilOn }: RecognisedDays,
  ): Promise<Map<string, TaughtWork>> {
    const { TIME_ZONE } = this.env;
    return taughtWorkOf(manager, side, {
      wardId,
      fromAt: instantAt(fromOn, 0, TIME_ZONE),
      toAt: instantAt(addDays(untilOn, 1), 0, TIME_ZONE),
    });
  }

  /** This year until today, where nobody asks for other days. */
  daysAsked(fromOn?: LocalDate, untilOn?: LocalDate): RecognisedDays {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return { fromOn: fromOn ?? `${today.slice(0, 4)}-01-01`, untilOn: untilOn ?? today };
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    { id, wardId, side, subjectId, fromOn, untilOn }: Recognition,
    action: string,
  ): Promise<void> {
    const facts = { side, subjectId, from: fromOn, until: untilOn };
    return audit(manager, actor, this.clock.now(), [{ action, subjectId: id, wardId, facts }]);
  }
}

const nothing: TaughtWork = { lessons: 0, minutes: 0, people: 0, skills: 0 };

/** Who can be recognised, by their names: ambassadors who have not withdrawn, who has stopped among them, and teams that stand. */
function namesOf(manager: EntityManager, side: RecognisedSide, wardId: string) {
  return select(
    manager,
    nameRow,
    side === 'mentor'
      ? `SELECT id AS id, full_name AS name FROM mentor
         WHERE ward_id = $1 AND ${isStillHere} ORDER BY sort_name, id`
      : `SELECT id AS id, name AS name FROM team
         WHERE ward_id = $1 AND dissolved_at IS NULL ORDER BY name, id`,
    [wardId],
  );
}
