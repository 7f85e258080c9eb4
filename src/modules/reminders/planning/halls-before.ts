import { type EntityManager, In } from 'typeorm';
import { Venue } from '../../wards';
import type { MovedPlace } from '../../sessions';
import type { NewsPlace } from '../rows/place-rows';

/** Of places that are in another hall now, the one in which they were, by the name that it has. */
export async function hallsBefore(
  manager: EntityManager,
  moves: readonly MovedPlace[],
): Promise<(move: MovedPlace) => Pick<NewsPlace, 'hallFrom'>> {
  const elsewhere = moves.filter(isElsewhere);
  const ids = [...new Set(elsewhere.flatMap(({ venueFrom }) => venueFrom ?? []))];
  const halls = ids.length > 0 ? await manager.findBy(Venue, { id: In(ids) }) : [];
  const names = new Map(halls.map(({ id, name }) => [id, name]));
  return (move) => {
    if (!isElsewhere(move)) return {};
    const { venueFrom = null } = move;
    if (venueFrom === null) return { hallFrom: null };
    const hallFrom = names.get(venueFrom);
    return hallFrom === undefined ? {} : { hallFrom };
  };
}

const isElsewhere = ({ venueFrom, session }: MovedPlace): boolean =>
  venueFrom !== undefined && venueFrom !== session.venueId;
