import { type EntityManager, In } from 'typeorm';
import { TRAININGS } from '../../../core/vietnamese/trainings';
import { grouped } from '../../../platform/common/grouped';
import { Mentor } from '../../people';
import { Training } from '../entities/training.entity';

/** Makes the ambassadors' own lists say what their training rows say; in the transaction that changes those. */
export async function keepTrainingsOf(
  manager: EntityManager,
  mentorIds: readonly string[],
  now: number,
): Promise<void> {
  const ids = [...new Set(mentorIds)];
  const rows = grouped(
    await manager.findBy(Training, { mentorId: In(ids) }),
    ({ mentorId }) => mentorId ?? '',
  );
  for (const { id, trainings: before } of await manager.findBy(Mentor, { id: In(ids) })) {
    const kinds = new Set((rows.get(id) ?? []).map(({ kind }) => kind));
    const trainings = TRAININGS.codes.filter((code) => kinds.has(code));
    if (JSON.stringify(trainings) === JSON.stringify(before)) continue;
    await manager.update(Mentor, { id }, { trainings, updatedAt: now });
    // Pairings that were proposed before are of other people than these.
    await manager.increment(Mentor, { id }, 'version', 1);
  }
}
