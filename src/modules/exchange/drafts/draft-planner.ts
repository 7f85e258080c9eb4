import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SheetReading } from '../../../core/sheets/faults';
import type { PersonRow } from '../../../core/sheets/person';
import { Household } from '../../people';
import { PeopleKeeper, type ReadList, type WardOnDay } from '../people/people-keeper';
import { assertSomebodyKnown } from '../people/read-people';
import type { SheetKind } from '../people/sheet-import.entity';
import type { DraftPreview } from './draft-preview.views';
import { previewOf } from './preview-rows';

/** Looks up what a file would do to the lists as they are now. */
@Injectable()
export class DraftPlanner {
  constructor(private readonly keeper: PeopleKeeper) {}

  async preview(
    manager: EntityManager,
    ward: WardOnDay,
    kind: SheetKind,
    reading: SheetReading<PersonRow>,
    fileName: string,
  ): Promise<DraftPreview> {
    const list = { kind, reading } as ReadList;
    const { planned, householdIds } = await this.keeper.plan(manager, ward, list);
    const lacking = planned.filter(({ outcome }) => outcome === 'lacking');
    assertSomebodyKnown(fileName, lacking, reading);
    const households = await manager.findBy(Household, { wardId: ward.wardId });
    const names = new Map([
      ...[...householdIds].map(([code, id]) => [id, code] as const),
      ...ward.hamlets.map(({ id, name }) => [id, name] as const),
      ...households.map(({ id, code }) => [id, code] as const),
    ]);
    const side = kind === 'mentors' ? ('mentor' as const) : ('mentee' as const);
    return previewOf(planned, reading, { side, names });
  }
}
