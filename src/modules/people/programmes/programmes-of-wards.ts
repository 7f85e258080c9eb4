import { type EntityManager, In } from 'typeorm';
import { type Programme, ProgrammesByName } from '../../../core/programme/programmes';
import { Ward } from '../../wards';

/** Somebody as far as it matters which programme they are in. */
interface InProgramme {
  wardId: string;
  programme: string | null;
}

/** The programmes of several wards: a name means another in each. */
export class ProgrammesOfWards {
  private constructor(private readonly byWard: ReadonlyMap<string, ProgrammesByName<Programme>>) {}

  static async load(manager: EntityManager, wardIds: Iterable<string>): Promise<ProgrammesOfWards> {
    const wards = await manager.find(Ward, {
      select: { id: true, programmes: true },
      where: { id: In([...new Set(wardIds)]) },
    });
    return new ProgrammesOfWards(
      new Map(wards.map(({ id, programmes }) => [id, new ProgrammesByName(programmes)])),
    );
  }

  of(person: InProgramme): Programme | undefined {
    return this.byWard.get(person.wardId)?.of(person);
  }

  /** The codes that are taught in somebody's programme. */
  topicsOf<Topics extends readonly string[]>(
    person: InProgramme & { topics: Topics },
  ): Topics | string[] {
    return this.byWard.get(person.wardId)?.topicsOf(person) ?? person.topics;
  }
}
