import type { EntityManager } from 'typeorm';
import type { UnitOfWork } from './unit-of-work';

/** Carries what a write gave out of it, when it was only to be looked at. */
class OnlyRehearsed<T> extends Error {
  constructor(readonly given: T) {
    super('The write was only a rehearsal, and is undone.');
  }
}

/** What a write would give: it is done and undone. Throws what it is refused by. */
export async function rehearse<T>(
  unitOfWork: UnitOfWork,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  try {
    return await unitOfWork.withoutCommitHook(() =>
      unitOfWork.write(async (manager): Promise<T> => {
        throw new OnlyRehearsed(await work(manager));
      }),
    );
  } catch (error) {
    if (error instanceof OnlyRehearsed) return error.given as T;
    throw error;
  }
}
