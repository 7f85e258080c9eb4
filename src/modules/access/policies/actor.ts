/** Who asks: everything that changes something is told, and audited. */
export interface Actor {
  kind: 'operator' | 'officer' | 'mentor' | 'mentee' | 'system';
  /** Account or person; null for the system itself. */
  id: string | null;
  /** The ward this actor belongs to; null for operators and the system, who see all. */
  wardId: string | null;
  /** How the request came, for the audit: `page` or `api`, of staff with their network address. */
  origin?: string;
  /** One of the staff who must set up a second factor before doing anything else. */
  lacksSecondFactor?: boolean;
}

/** Schedules, commands and the queue. */
export const systemActor: Actor = { kind: 'system', id: null, wardId: null };
