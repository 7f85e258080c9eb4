/** What merging two records did, or would do. */
export class MergeView {
  stopId!: string;
  /** The record that is kept, and the one that was given up. */
  keptId!: string;
  otherId!: string;
  /** The names of the kept record's fields that changed. */
  fields!: string[];
  /** Pairs of the other record that the kept one has now. */
  pairs!: number;
  /** Pairs of the other record that ended, since the kept one has an ambassador or a place in it already. */
  pairsEnded!: number;
  /** Places in lessons ahead, or of an ambassador lessons, that the kept record has now. */
  ahead!: number;
  /** The same of lessons that are over. */
  past!: number;
  /** Lessons and classes that are off: at the time of another, or since nobody is left in them. */
  off!: number;
  /** Places that end, since the kept record is elsewhere at the time or has another ambassador. */
  placesOff!: number;
  /** Second places in a lesson to which the kept record goes all the same. */
  placesTwice!: number;
  skills!: number;
  /** Messages about all of these, sent and still to go. */
  messages!: number;
}
