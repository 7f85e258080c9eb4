/** A class, to be read out on the loudspeaker. */
export interface ClassAloud {
  /** The topic's name in the language of the announcement. */
  topic: string;
  /** Who is spoken to, such as the hamlet's name. */
  audience: string;
  venueName: string;
  startAt: number;
  /** E.164; whom to call, or null. */
  phone: string | null;
  zone: string;
}
