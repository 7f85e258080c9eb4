import { Inject, Injectable } from '@nestjs/common';
import { matchConfirmations } from '../../../core/programme/listed-confirmations';
import { HamletNames } from '../../../core/sheets/hamlet-names';
import { isLocalDate, type LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { SheetReader, type Upload } from '../../exchange';
import { listedMentees } from '../../people';
import { PlacesService } from '../../wards';
import { VneidQueries } from './vneid-queries';

/** Somebody in the lists whom a line means, or may mean. */
export interface ListedPerson {
  menteeId: string;
  fullName: string;
  birthYear: number | null;
  hamletName: string;
}

/** What a list from the police would do; nothing of it is kept anywhere until somebody says so. */
export interface VneidListPreview {
  /** The day of those of whom the list names none. */
  on: LocalDate;
  sure: (ListedPerson & { row: number; on: LocalDate })[];
  doubtful: {
    row: number;
    name: string;
    birthYear: number | null;
    on: LocalDate;
    people: ListedPerson[];
  }[];
  /** Lines of people who were confirmed before, whom nobody knows, and who are not confirmed. */
  already: number;
  unknown: number;
  notYet: number;
}

/**
 * Lists of people with confirmed skills as the police give them. A file is read, compared with the ward's people and
 * forgotten with the same request: neither it nor the personal numbers in it are written down (ADR 34).
 */
@Injectable()
export class VneidLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: SheetReader,
    private readonly places: PlacesService,
    private readonly queries: VneidQueries,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /**
   * @param listOn of which day the list is: that of lines that name none; left out, today
   * @throws DomainError not-found, invalid-form, and what reading throws
   */
  async preview(
    actor: Actor,
    wardId: string,
    file: Upload['files'][string],
    listOn?: string,
  ): Promise<VneidListPreview> {
    assertMay(actor, 'vneid.confirm', { wardIds: [wardId] }, 'ward');
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const ofList = listOn === undefined || listOn === '' ? today : listOn;
    if (!isLocalDate(ofList) || ofList > today) {
      throw new DomainError('invalid-form', {}, { fields: { listOn: 'bad-past-date' } });
    }
    const lines = await this.reader.readPlaces('confirmations', file, [], undefined, today);
    const hamlets = await this.places.hamlets(wardId);
    const names = new HamletNames(hamlets.map(({ name }) => name));
    const people = await listedMentees(this.unitOfWork.read, wardId, {});
    const standing = await this.queries.inWard(wardId);
    const isConfirmed = (id: string): boolean => standing.get(id)?.state === 'confirmed';
    const found = matchConfirmations(
      lines,
      people.map(({ phone, otherPhone, ...person }) => ({
        ...person,
        phones: [phone, otherPhone].flatMap((number) => number ?? []),
      })),
      (written) => {
        const index = names.find(written);
        return index === null ? null : hamlets[index].id;
      },
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    const told = (id: string): ListedPerson => {
      const { fullName = '', birthYear = null, hamletName = '' } = byId.get(id) ?? {};
      return { menteeId: id, fullName, birthYear, hamletName };
    };
    const asked = found.doubtful.filter(({ personIds }) => !personIds.every(isConfirmed));
    const sure = found.sure.filter(({ personId }) => !isConfirmed(personId));
    return {
      on: ofList,
      sure: sure.map(({ row, on, personId }) => ({ row, on: on ?? ofList, ...told(personId) })),
      doubtful: asked.map(({ personIds, on, ...line }) => ({
        ...line,
        on: on ?? ofList,
        people: personIds.map(told),
      })),
      already: found.sure.length - sure.length + found.doubtful.length - asked.length,
      unknown: found.unknown,
      notYet: found.notYet,
    };
  }
}
