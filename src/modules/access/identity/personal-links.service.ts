import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { parse as parseUuid, stringify as stringifyUuid } from 'uuid';
import type { Actor } from '../policies/actor';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { audit } from '../audit/audit';
import { givePersonalLinks, linkRow } from './personal-link-rows';
import { PeopleDirectory } from './people-directory';
import { PersonalLink } from './personal-link.entity';
import { Signer } from './signer';

export type PersonKind = PersonalLink['personKind'];

/** The signed links by which ambassadors and mentees come in; each person has one that counts. */
@Injectable()
export class PersonalLinksService {
  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signer: Signer,
    private readonly people: PeopleDirectory,
  ) {}

  /** The person's link as a URL; made when there is none. Inside a write, pass its `manager`. */
  async linkFor(
    personKind: PersonKind,
    personId: string,
    manager?: EntityManager,
  ): Promise<string> {
    const links = await this.linksFor(personKind, [personId], manager);
    const link = links.get(personId);
    if (!link) throw notFound('personal-link');
    return link;
  }

  /** The person's link as a URL, as it stands; null when there is none. Pages show this: they write nothing. */
  async standing(personKind: PersonKind, personId: string): Promise<string | null> {
    const links = await this.allStanding(personKind, [personId]);
    return links.get(personId) ?? null;
  }

  /** The same for many: person's id → URL, of those who have one. */
  async allStanding(personKind: PersonKind, personIds: string[]): Promise<Map<string, string>> {
    return this.urlsOf(await this.current(this.unitOfWork.read, personKind, personIds));
  }

  /** The rows themselves of those who have one: person's id → row. */
  allStandingRows(
    personKind: PersonKind,
    personIds: readonly string[],
  ): Promise<Map<string, PersonalLink>> {
    return this.current(this.unitOfWork.read, personKind, personIds);
  }

  /** Of many, made where there is none: person's id → URL. */
  async linksFor(
    personKind: PersonKind,
    personIds: string[],
    manager?: EntityManager,
  ): Promise<Map<string, string>> {
    const links = await this.current(manager ?? this.unitOfWork.read, personKind, personIds);
    const missing = personIds.filter((id) => !links.has(id));
    if (missing.length > 0) {
      const make = (writer: EntityManager) => this.insert(writer, personKind, missing);
      const made = manager ? await make(manager) : await this.unitOfWork.write(make);
      for (const [personId, link] of made) links.set(personId, link);
    }
    return this.urlsOf(links);
  }

  /** The rows themselves, made where there is none. */
  async rowsFor(personKind: PersonKind, personIds: readonly string[]): Promise<PersonalLink[]> {
    await this.linksFor(personKind, [...personIds]);
    return [...(await this.current(this.unitOfWork.read, personKind, [...personIds])).values()];
  }

  /** The link that a token belongs to; null when it is forged or revoked. */
  async open(token: string): Promise<PersonalLink | null> {
    const { encoded, signature } = partsOf(token);
    if (!encoded || !this.signer.isSignedBy('personal-link', encoded, signature)) return null;
    return this.byId(encoded);
  }

  /** One that was good once, and whether the person has another since; null when it is forged or still good. */
  async ended(token: string): Promise<{ link: PersonalLink; isReplaced: boolean } | null> {
    const { encoded, signature } = partsOf(token);
    if (!encoded || !this.signer.isSignedBy('personal-link', encoded, signature)) return null;
    const { read } = this.unitOfWork;
    const link = await read.findOneBy(PersonalLink, {
      id: idIn(encoded),
      revokedAt: Not(IsNull()),
    });
    if (!link) return null;
    const { personKind, personId } = link;
    const isReplaced = await read.existsBy(PersonalLink, {
      personKind,
      personId,
      revokedAt: IsNull(),
    });
    return { link, isReplaced };
  }

  /** The address that a calendar subscribes to, as it stands; it signs nobody in, and ends with the person's link. */
  async calendarOf(personKind: PersonKind, personId: string): Promise<string | null> {
    const link = (await this.current(this.unitOfWork.read, personKind, [personId])).get(personId);
    if (!link) return null;
    const encoded = encodedId(link);
    const token = encoded + this.signer.signature('calendar', calendarValue(encoded, link));
    return `${this.env.baseUrl}/api/v1/calendars/${token}/sessions.ics`;
  }

  /** Whose calendar a token opens; null when it is forged, renewed or revoked. */
  async openCalendar(token: string): Promise<PersonalLink | null> {
    const { encoded, signature } = partsOf(token);
    const link = encoded ? await this.byId(encoded) : null;
    const isOurs =
      link && this.signer.isSignedBy('calendar', calendarValue(encoded, link), signature);
    return isOurs ? link : null;
  }

  /** Ends the calendar's address; `calendarOf` gives another. */
  async renewCalendar(actor: Actor, personKind: PersonKind, personId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const standing = { personKind, personId, revokedAt: IsNull() };
      await manager.increment(PersonalLink, standing, 'calendarVersion', 1);
      await audit(manager, actor, this.clock.now(), [
        { action: 'calendar.renew', subjectId: personId, wardId: actor.wardId },
      ]);
    });
  }

  /** Ends the old link, as when a phone was lost, and gives the URL of a new one. */
  async renew(
    actor: Actor,
    wardId: string,
    personKind: PersonKind,
    personId: string,
  ): Promise<string> {
    return this.unitOfWork.write(async (manager) => {
      await this.end(manager, actor, wardId, personKind, personId);
      return this.linkFor(personKind, personId, manager);
    });
  }

  /** What stands in the QR code of a slip. */
  urlOf(link: PersonalLink): string {
    const encoded = encodedId(link);
    return `${this.env.baseUrl}/l/${encoded}${this.signer.signature('personal-link', encoded)}`;
  }

  private byId(encoded: string): Promise<PersonalLink | null> {
    return this.unitOfWork.read.findOneBy(PersonalLink, {
      id: idIn(encoded),
      revokedAt: IsNull(),
    });
  }

  private async current(
    manager: EntityManager,
    personKind: PersonKind,
    personIds: readonly string[],
  ): Promise<Map<string, PersonalLink>> {
    const links = await select(
      manager,
      linkRow,
      `SELECT id AS id, person_kind AS "personKind", person_id AS "personId",
         calendar_version AS "calendarVersion", created_at AS "createdAt", revoked_at AS "revokedAt"
       FROM personal_link
       WHERE person_kind = $1 AND person_id IN ${idList(manager, '$2')} AND revoked_at IS NULL`,
      [personKind, JSON.stringify(personIds)],
    );
    return new Map(links.map((link) => [link.personId, link]));
  }

  private async insert(
    manager: EntityManager,
    personKind: PersonKind,
    personIds: string[],
  ): Promise<Map<string, PersonalLink>> {
    await givePersonalLinks(manager, personKind, personIds, this.clock.now());
    return this.current(manager, personKind, personIds);
  }

  private urlsOf(links: Map<string, PersonalLink>): Map<string, string> {
    return new Map([...links].map(([personId, link]) => [personId, this.urlOf(link)]));
  }

  private async end(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    personKind: PersonKind,
    personId: string,
  ): Promise<void> {
    const now = this.clock.now();
    await manager.update(
      PersonalLink,
      { personKind, personId: In(await this.people.recordsOf(personId)), revokedAt: IsNull() },
      { revokedAt: now },
    );
    await audit(manager, actor, now, [
      { action: 'personal-link.renew', subjectId: personId, wardId },
    ]);
  }
}

function partsOf(token: string): { encoded: string; signature: string } {
  const [, encoded = '', signature = ''] = /^([\w-]{22})([\w-]{22})$/.exec(token) ?? [];
  return { encoded, signature };
}

function encodedId({ id }: PersonalLink): string {
  return Buffer.from(parseUuid(id)).toString('base64url');
}

function calendarValue(encoded: string, { calendarVersion }: PersonalLink): string {
  return `${encoded} ${calendarVersion}`;
}

/** What somebody typed for an identifier may be none, and is then nobody's. */
function idIn(encoded: string): string {
  try {
    return stringifyUuid(Buffer.from(encoded, 'base64url'));
  } catch {
    return '';
  }
}
