import { DomainError } from '../../../platform/common/domain-error';
import { type ProgrammesService, saidIn, type SaidOfProgramme } from '../../people';
import { lockedWard } from '../../wards';
import type { PlannedChange } from '../entities/planned-change.entity';
import type { AuditContext } from '../rules/audited-rows';
import { type KeptIn, valuesBack } from './values-back';

const kept: KeptIn<Partial<SaidOfProgramme>> = {
  of: ({ programme }) => programme,
  with: (what, programme) => ({ ...what, programme }),
  couple: ['fromDate', 'untilDate'],
};

/** The programme decides what it did before, but for what somebody has changed since: the names of that. */
export async function programmeBack(
  { manager, actor }: AuditContext,
  change: PlannedChange,
  programmes: ProgrammesService,
): Promise<string[]> {
  const { wardId, what } = change;
  const ward = await lockedWard(manager, wardId);
  const found = ward.programmes.find(({ id }) => id === what.programmeId);
  // Nobody was in it any more, and it was taken away.
  if (!found) return Object.keys(what.programme?.after ?? {});
  const said = saidIn(found);
  const { back, stayed } = await valuesBack<Partial<SaidOfProgramme>>(manager, change, said, kept);
  if (Object.keys(back).length === 0) return stayed;
  try {
    await programmes.changeWithin(manager, actor, wardId, found.id, { ...said, ...back });
    return stayed;
  } catch (error) {
    // A hall that is gone, or numbers that the ward's settings of today do not allow.
    if (error instanceof DomainError) return [...stayed, ...Object.keys(back)];
    throw error;
  }
}
