/** Who asks: everything that changes something is told, and audited. */
export interface Actor {
  /**
   * `operator` is the administrator of the whole service, `officer` works for wards, `provincial` coordinates a
   * province, `counter` helps whoever stands at a ward's counter.
   */
  kind: 'operator' | 'officer' | 'provincial' | 'counter' | 'mentor' | 'mentee' | 'system';
  /** Account or person; null for the system itself. */
  id: string | null;
  /** The ward this actor belongs to; null for operators and the system, who see all, and for coordinators. */
  wardId: string | null;
  /** All wards this actor works for, where they are several; of a coordinator, those that they have open just now. */
  wardIds?: readonly string[];
  /** The province that this actor coordinates. */
  provinceCode?: string | null;
  /** How the request came, for the audit: `page` or `api`, of staff with their network address. */
  origin?: string;
  /** One of the staff who must set up a second factor before doing anything else. */
  lacksSecondFactor?: boolean;
}

/** Schedules, commands and the queue. */
export const systemActor: Actor = { kind: 'system', id: null, wardId: null };

/** Whoever has an account; not the people whom the lists hold, and not the service itself. */
export function isOfStaff({ kind }: Pick<Actor, 'kind'>): boolean {
  return kind !== 'mentor' && kind !== 'mentee' && kind !== 'system';
}

/** The wards in which this actor may do what their role may. */
export function wardIdsOf({ wardId, wardIds }: Actor): readonly string[] {
  return wardIds ?? (wardId === null ? [] : [wardId]);
}
