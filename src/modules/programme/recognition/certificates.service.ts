import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { type CertificateKind, certificateNumber } from '../../../core/programme/recognition';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { columns, number, orNull, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { Mentee } from '../../people';
import { CoursesService } from '../../sessions';
import { Ward, WardsService } from '../../wards';
import { Certificate } from '../entities/certificate.entity';
import { FamiliesService } from '../families/families.service';

/** Of whose course or household a certificate is: those that a decision brings have no other way. */
export const issuedKinds = ['course', 'family'] as const;
export type IssuedKind = (typeof issuedKinds)[number];

/** What the page behind a QR code tells, and nothing more. */
export interface GenuineCertificate {
  number: string;
  kind: CertificateKind;
  issuedOn: LocalDate;
  unit: string;
  isTakenBack: boolean;
  /** Only of who agreed to it. */
  name: string | null;
}

/** A line of the register. */
export interface RegisteredCertificate extends Certificate {
  /** Who or which team or household; null once the person was erased. */
  subject: string | null;
}

const registerRow = {
  ...columns(
    Certificate,
    'id',
    'wardId',
    'kind',
    'subjectId',
    'year',
    'number',
    'proof',
    'issuedOn',
    'issuedById',
    'namedOn',
    'takenBackAt',
    'version',
    'createdAt',
  ),
  subject: orNull(text),
};
const lastRow = { last: orNull(number) };

/** Certificates of all kinds: numbered by unit and year, each with a page that says that it is genuine. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly families: FamiliesService,
    private readonly courses: CoursesService,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** All that the unit gave out, the latest first; those taken back among them. @throws DomainError not-found */
  async register(actor: Actor, wardId: string): Promise<RegisteredCertificate[]> {
    assertMay(actor, 'certificates.keep', { wardIds: [wardId] }, 'ward');
    return select(
      this.unitOfWork.read,
      registerRow,
      `SELECT ${registered} WHERE c.ward_id = $1 ORDER BY c.year DESC, c.number DESC`,
      [wardId],
    );
  }

  /** @throws DomainError not-found */
  async one(actor: Actor, id: string): Promise<RegisteredCertificate> {
    const [certificate] = await select(
      this.unitOfWork.read,
      registerRow,
      `SELECT ${registered} WHERE c.id = $1`,
      [id],
    );
    if (!certificate) throw notFound('certificate');
    assertMay(actor, 'certificates.read', subjectOf(certificate), 'certificate');
    return certificate;
  }

  /** The one that stands of a course or household; whoever may see the paper sees its number. */
  standing(kind: CertificateKind, subjectId: string): Promise<Certificate | null> {
    const where = { kind, subjectId, takenBackAt: IsNull() };
    return this.unitOfWork.read.findOneBy(Certificate, where);
  }

  /** An ambassador's own. @throws DomainError not-found */
  ofMentor(actor: Actor, mentorId: string): Promise<Certificate[]> {
    const subject = { wardIds: [actor.wardId ?? ''], personIds: [mentorId] };
    assertMay(actor, 'certificates.read', subject, 'mentor');
    return this.unitOfWork.read.find(Certificate, {
      where: { kind: 'mentor', subjectId: mentorId, takenBackAt: IsNull() },
      order: { createdAt: 'DESC' },
    });
  }

  /** What anybody may know who has the paper; null of a code that no paper bears. */
  async genuine(proof: string): Promise<GenuineCertificate | null> {
    const certificate = await this.unitOfWork.read.findOneBy(Certificate, { proof });
    if (!certificate) return null;
    const { kind, issuedOn, wardId, takenBackAt } = certificate;
    return {
      number: certificateNumber(certificate),
      kind,
      issuedOn,
      unit: (await this.wards.get(wardId)).name,
      isTakenBack: takenBackAt !== null,
      name: await this.nameShown(certificate),
    };
  }

  /** Gives the paper of a course or of a Digital Family its number; the one that has one keeps it. @throws DomainError not-found, no-certificate */
  async issue(
    actor: Actor,
    wardId: string,
    { kind, subjectId }: { kind: IssuedKind; subjectId: string },
  ): Promise<Certificate> {
    assertMay(actor, 'certificates.keep', { wardIds: [wardId] }, 'ward');
    const ward = await this.wards.get(wardId);
    if (kind === 'family') {
      const { since } = await this.families.one(actor, subjectId, ward);
      if (since === null) throw new DomainError('no-certificate');
    } else {
      const where = { id: subjectId, wardId };
      if (!(await this.unitOfWork.read.existsBy(Mentee, where))) throw notFound('mentee');
      const course = await this.courses.overview(actor, subjectId);
      if (!course.topics.some(({ level }) => level === 'alone'))
        throw new DomainError('no-certificate');
    }
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      const where = { wardId, kind, subjectId, takenBackAt: IsNull() };
      const there = await manager.findOneBy(Certificate, where);
      return there ?? this.make(manager, actor, { wardId, kind, subjectId });
    });
  }

  /** In the write of whoever decides; the ward's row is held, so that no number is given twice. */
  async make(
    manager: EntityManager,
    actor: Actor,
    given: Pick<Certificate, 'wardId' | 'kind' | 'subjectId'>,
  ): Promise<Certificate> {
    const now = this.clock.now();
    const issuedOn = localDateOf(now, this.env.TIME_ZONE);
    const year = Number(issuedOn.slice(0, 4));
    const [row] = await select(
      manager,
      lastRow,
      `SELECT MAX(number) AS last FROM certificate WHERE ward_id = $1 AND year = $2`,
      [given.wardId, year],
    );
    const certificate: Certificate = {
      id: newId(),
      ...given,
      year,
      number: (row?.last ?? 0) + 1,
      proof: randomBytes(12).toString('base64url'),
      issuedOn,
      issuedById: actor.id,
      namedOn: null,
      takenBackAt: null,
      version: 1,
      createdAt: now,
    };
    await insert(manager, Certificate, certificate);
    await this.note(manager, actor, certificate, 'certificate.issue');
    return certificate;
  }

  /** The paper holds no more, and its page says so; its number is not given again. @throws DomainError not-found, stale-version, decision-stands */
  takeBack(actor: Actor, id: string, version: number): Promise<Certificate> {
    return this.unitOfWork.write(async (manager) => {
      const certificate = await manager.findOneBy(Certificate, { id });
      if (!certificate) throw notFound('certificate');
      assertMay(actor, 'certificates.keep', { wardIds: [certificate.wardId] }, 'certificate');
      if (certificate.version !== version) throw new DomainError('stale-version');
      // Of an ambassador or a team the decision is taken back, and the paper with it.
      if (certificate.kind === 'mentor' || certificate.kind === 'team') {
        throw new DomainError('decision-stands');
      }
      return certificate.takenBackAt === null ? this.end(manager, actor, certificate) : certificate;
    });
  }

  /** In the write of whoever takes a decision back. */
  async end(manager: EntityManager, actor: Actor, certificate: Certificate): Promise<Certificate> {
    const takenBackAt = this.clock.now();
    const after = await compareAndSet(manager, Certificate, certificate, { takenBackAt });
    await this.note(manager, actor, after, 'certificate.take-back');
    return after;
  }

  /** Whether its page names the person, since which day they agree to it; a team and a household have no name to show. @throws DomainError not-found, stale-version, consent-needed, invalid-form */
  async name(
    actor: Actor,
    id: string,
    { namedOn, version }: { namedOn: LocalDate | null; version: number },
  ): Promise<Certificate> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    if (namedOn !== null && namedOn > today) {
      throw new DomainError('invalid-form', {}, { fields: { namedOn: 'bad-past-date' } });
    }
    return this.unitOfWork.write(async (manager) => {
      const certificate = await manager.findOneBy(Certificate, { id });
      if (!certificate) throw notFound('certificate');
      assertMay(actor, 'certificates.name', subjectOf(certificate), 'certificate');
      const { kind, subjectId } = certificate;
      if (kind === 'team' || kind === 'family' || subjectId === null) throw notFound('certificate');
      if (certificate.version !== version) throw new DomainError('stale-version');
      const table = kind === 'mentor' ? 'mentor' : 'mentee';
      if (namedOn !== null && !(await personOf(manager, table, subjectId))) {
        throw new DomainError('consent-needed');
      }
      const after = await compareAndSet(manager, Certificate, certificate, { namedOn });
      const action = namedOn === null ? 'certificate.unname' : 'certificate.name';
      await this.note(manager, actor, after, action);
      return after;
    });
  }

  /** Whoever withdrew, or was erased, is named no more. */
  private async nameShown({ kind, subjectId, namedOn }: Certificate): Promise<string | null> {
    if (namedOn === null || subjectId === null || kind === 'team' || kind === 'family') return null;
    return personOf(this.unitOfWork.read, kind === 'mentor' ? 'mentor' : 'mentee', subjectId);
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    certificate: Certificate,
    action: string,
  ): Promise<void> {
    const { id, wardId, kind } = certificate;
    const facts = { kind, number: certificateNumber(certificate) };
    return audit(manager, actor, this.clock.now(), [{ action, subjectId: id, wardId, facts }]);
  }
}

/** An ambassador's own is theirs too. */
function subjectOf({ wardId, kind, subjectId }: Certificate) {
  return { wardIds: [wardId], personIds: kind === 'mentor' ? [subjectId] : [] };
}

const nameRow = { name: text };

/** Of ambassadors: consent is not asked of all of them, and whoever withdraws is neither active nor has any. */
export const isStillHere = '(is_active OR consent_on IS NOT NULL)';

/** Their name, as long as they have not withdrawn from the processing of their data. */
async function personOf(
  manager: EntityManager,
  table: 'mentor' | 'mentee',
  id: string,
): Promise<string | null> {
  const [row] = await select(
    manager,
    nameRow,
    `SELECT full_name AS name FROM ${table}
     WHERE id = $1 AND ${table === 'mentor' ? isStillHere : 'consent_on IS NOT NULL'}`,
    [id],
  );
  return row?.name ?? null;
}

const registered = `c.id AS id, c.ward_id AS "wardId", c.kind AS kind, c.subject_id AS "subjectId", c.year AS year,
    c.number AS number, c.proof AS proof, c.issued_on AS "issuedOn", c.issued_by_id AS "issuedById",
    c.named_on AS "namedOn", c.taken_back_at AS "takenBackAt", c.version AS version, c.created_at AS "createdAt",
    COALESCE(p.full_name, m.full_name, g.name, h.code) AS subject
  FROM certificate c
  LEFT JOIN mentor p ON c.kind = 'mentor' AND p.id = c.subject_id
  LEFT JOIN mentee m ON c.kind = 'course' AND m.id = c.subject_id
  LEFT JOIN team g ON c.kind = 'team' AND g.id = c.subject_id
  LEFT JOIN household h ON c.kind = 'family' AND h.id = c.subject_id`;
