import type { EntityManager } from 'typeorm';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';

/** Carries what a write would have done out of it, when it was only to be looked at. */
class OnlyLooked<T> extends Error {
  constructor(readonly seen: T) {
    super('The write was only a look, and is undone.');
  }
}

/** What a write would do, to the last message: it is done and undone. */
export async function onlyLook<T>(
  unitOfWork: UnitOfWork,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  try {
    return await unitOfWork.withoutCommitHook(() =>
      unitOfWork.write(async (manager): Promise<T> => {
        throw new OnlyLooked(await work(manager));
      }),
    );
  } catch (error) {
    if (error instanceof OnlyLooked) return error.seen as T;
    throw error;
  }
}
