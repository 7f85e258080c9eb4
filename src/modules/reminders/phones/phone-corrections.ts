import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { DAY_MS } from '../../../core/time/durations';
import { type Actor, assertMay } from '../../access';
import { PeopleService, type PersonToChange } from '../../people';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CallLineRow } from '../entities/call-line-row.entity';
import { type CorrectedPhone, PhoneCorrection } from '../entities/phone-correction.entity';
import { callerOf } from '../call-list/line-holders';

/** A person as whoever puts the number right has seen them. */
export interface SeenPerson {
  side: Side;
  id: string;
  version: number;
}

/** One number instead of another, for these people. */
export interface NumberChange {
  /** As it was read; null where none was known. */
  number: string | null;
  /** In any spelling. */
  phone: string;
  people: readonly SeenPerson[];
}

/** A correction as lists show it. */
export interface PhoneCorrectionView {
  id: string;
  madeAt: number;
  names: string[];
  before: string | null;
  after: string | null;
}

/** A wrong number put right where it is read, for one person or for everybody who has it, and taken back by one press. */
@Injectable()
export class PhoneCorrections {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  /**
   * By the rule that every number goes through; it stands in the history of each of them, and what is still to come
   * goes to the new number. @throws DomainError invalid-person, stale-version, not-found
   */
  correct(
    actor: Actor,
    wardId: string,
    { number, phone, people }: NumberChange,
  ): Promise<PhoneCorrectionView> {
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const found: (SeenPerson & Pick<CorrectedPhone, 'field'>)[] = [];
      for (const seen of people.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const person = await this.people[seen.side](seen.id, manager);
        if (person.wardId !== wardId) throw notFound('person');
        const field = fieldOf(person, number);
        if (field === null) throw staleVersion('person');
        found.push({ ...seen, field });
      }
      const wanted = found.map(({ side, field, ...seen }) => {
        return { side, seen, changes: { [field]: phone } };
      });
      const after = await this.people.changeAllWithin(manager, actor, wanted);
      const corrected = found.map(({ side, id, field }, index): CorrectedPhone => {
        return { side, id, field, before: number, after: after[index][field] };
      });
      const row = { id: newId(), wardId, people: corrected, madeAt: now, madeById: actor.id };
      await insert(manager, PhoneCorrection, { ...row, takenBackAt: null });
      await keepCaller(manager, row, now);
      return this.viewOf(row);
    });
  }

  /** Each of them has the number of before again. @throws DomainError stale-version, not-found */
  async takeBack(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await lockRows(manager, PhoneCorrection, [id]);
      const row = await manager.findOneBy(PhoneCorrection, { id });
      if (!row) throw notFound('change');
      assertMay(actor, 'people.change', { wardIds: [row.wardId] }, 'change');
      if (row.takenBackAt !== null) return;
      const wanted: PersonToChange[] = [];
      for (const { side, id: personId, field, before, after } of row.people) {
        const person = await this.people[side](personId, manager);
        if (person[field] !== after) throw staleVersion('person');
        const seen = { id: personId, version: person.version };
        wanted.push({ side, seen, changes: { [field]: before } });
      }
      await this.people.changeAllWithin(manager, actor, wanted);
      await manager.update(PhoneCorrection, { id }, { takenBackAt: this.clock.now() });
    });
  }

  /** Those of the last day that stand, the latest first; of one person alone, where one is named. */
  async latest(wardId: string, personId?: string): Promise<PhoneCorrectionView[]> {
    const since = MoreThan(this.clock.now() - DAY_MS);
    const rows = await this.unitOfWork.read.find(PhoneCorrection, {
      where: { wardId, madeAt: since, takenBackAt: IsNull() },
      order: { madeAt: 'DESC' },
      take: 50,
    });
    // Of whom they were may have been erased since.
    const meant = rows.filter(({ people }) =>
      people.some(({ id }) => personId === undefined || id === personId),
    );
    return Promise.all(meant.slice(0, 20).map((row) => this.viewOf(row)));
  }

  private async viewOf({
    id,
    madeAt,
    people,
  }: Pick<PhoneCorrection, 'id' | 'madeAt' | 'people'>): Promise<PhoneCorrectionView> {
    const names = await this.people.namesOf(people.map((one) => one.id));
    const [first] = people;
    return {
      id,
      madeAt,
      names: people.map((one) => names.get(one.id) ?? ''),
      before: first.before,
      after: first.after,
    };
  }
}

/** Where the number stands with the person; null where it does not any more. */
function fieldOf(
  person: { phone: string | null; otherPhone: string | null },
  number: string | null,
): CorrectedPhone['field'] | null {
  if (person.phone === number) return 'phone';
  return number !== null && person.otherPhone === number ? 'otherPhone' : null;
}

/** Whoever was to call the old number calls the new one. */
async function keepCaller(
  manager: EntityManager,
  { wardId, people: [{ id, before, after }] }: Pick<PhoneCorrection, 'wardId' | 'people'>,
  now: number,
): Promise<void> {
  const old = await manager.findOneBy(CallLineRow, { wardId, line: before ?? id });
  const caller = callerOf(old);
  if (caller === null || after === null) return;
  const { givenAt, givenById } = old ?? {};
  const given = { callerKind: caller.kind, callerId: caller.id, givenAt, givenById };
  await insert(
    manager,
    CallLineRow,
    { id: newId(), wardId, line: after, ...given, tries: 0, version: 1, touchedAt: now },
    'ON CONFLICT (ward_id, line) DO NOTHING',
  );
}
