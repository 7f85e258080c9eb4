import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { SweepHeartbeat } from '../entities/sweep-heartbeat.entity';
import { insert } from '../../../platform/database/insert';

/** True for the one process that may do `name` now, when nobody did for `everyMs`; notes the time. */
export async function recordHeartbeat(
  unitOfWork: UnitOfWork,
  name: string,
  now: number,
  everyMs: number,
): Promise<boolean> {
  const last = await lastHeartbeat(unitOfWork, name);
  if (last !== null && last > now - everyMs && last <= now) return false;
  return unitOfWork.write(async (manager) => {
    if (last === null) {
      await insert(manager, SweepHeartbeat, { name, at: 0 }, 'ON CONFLICT (name) DO NOTHING');
    }
    const seen = last ?? 0;
    const changed = await manager.update(SweepHeartbeat, { name, at: seen }, { at: now });
    return changed.affected === 1;
  });
}

/** When `name` was last done by any process; null when never. */
export async function lastHeartbeat(unitOfWork: UnitOfWork, name: string): Promise<number | null> {
  const beat = await unitOfWork.read.findOneBy(SweepHeartbeat, { name });
  return beat?.at ?? null;
}
