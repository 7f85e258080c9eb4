/** What a body may hold at most. */
export interface BodyBounds {
  bytes: number;
  values: number;
  /** Of one object. */
  keys: number;
  levels: number;
}

const KILOBYTE = 1024;

/** The widest object that a DTO lets in has some 60 keys, six levels deep. */
const built = { keys: 200, levels: 20 };

/**
 * By how a body is written: what anybody may send, and more where somebody is signed in. Without a sign-in two
 * words are sent as JSON; a form may be one that outlived its sign-in, and is not to be lost. The largest DTO has
 * some 2,000 values.
 */
export const bodyBounds = {
  json: {
    anybody: { ...built, bytes: 16 * KILOBYTE, values: 300 },
    signedIn: { ...built, bytes: KILOBYTE * KILOBYTE, values: 5_000 },
  },
  form: {
    anybody: { ...built, bytes: 64 * KILOBYTE, values: 1_000 },
    signedIn: { ...built, bytes: KILOBYTE * KILOBYTE, values: 20_000 },
  },
} as const;

/** Of a route whose bodies hold more, for `@RouteConfig`. */
export interface BodyConfig {
  mostValues?: number;
  /** How long all of it may take. */
  uploadMs?: number;
}

/** A file of 16 MB over the network of a commune. */
export const uploadMs = 120_000;

/** Of 100 MB. */
export const aLongUpload = { uploadMs: 1_200_000 } satisfies BodyConfig;

/** A line for each row of a list. */
export const aLineForEachRow: BodyConfig = { mostValues: 20_000 };

/** Of a form with files that comes from somebody who is not signed in: the list of units of the first set-up. */
export const strangersUploadBytes = 2 * KILOBYTE * KILOBYTE;

/** A form of a village's phone takes a second; one that takes so long is kept open on purpose. */
export const bodyDeadlineMs = 30_000;

/** Fields behind the question mark. */
export const mostQueryFields = 200;
