import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { Traces } from '../../../core/people/traces';
import { mergedStops, Mentee, Mentor, type Person, PersonChange } from '../../people';

/** All records of one person: the kept one, and those that were merged into it. */
export async function recordsOf(manager: EntityManager, id: string): Promise<string[]> {
  const records = [id];
  for (const record of records) {
    const stops = await mergedStops(manager, record);
    records.push(...stops.map(({ personId }) => personId));
  }
  return records;
}

/** By what somebody would be found: as they are called today, and as they were in every change that is kept. */
export async function tracesOf(
  manager: EntityManager,
  side: Side,
  ids: readonly string[],
): Promise<{ traces: Traces; addresses: string[] }> {
  const entity: new () => Person = side === 'mentor' ? Mentor : Mentee;
  const records: Partial<Mentee>[] = await manager.findBy(entity, { id: In([...ids]) });
  const changes = await manager.findBy(PersonChange, { personId: In([...ids]) });
  const states = changes.flatMap(({ before, after }) => [before ?? {}, after]);
  const all = [...records, ...(states as Partial<Mentee>[])];
  const said = (...names: ('fullName' | 'phone' | 'otherPhone' | 'email' | 'address')[]) => [
    ...new Set(all.flatMap((one) => names.flatMap((name) => one[name] ?? []))),
  ];
  const phones = said('phone', 'otherPhone');
  const emails = said('email');
  const others = [...emails, ...said('address')];
  const traces = new Traces({ names: said('fullName'), phones, others });
  return { traces, addresses: [...phones, ...emails] };
}
