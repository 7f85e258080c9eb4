import type { Difference } from '../../core/matching/explain/what-if';
import type { ListKind } from '../../core/sheets/faults';

/** What a refusal is answered with over HTTP, and (as a type only) the facts that its sentence tells. */
interface Refusal<P extends object> {
  status: number | ((params: P) => number);
  /** Never set: it carries the type of the facts. */
  params?: P;
}

type NoParams = Record<string, never>;

function refusal<P extends object = NoParams>(status: Refusal<P>['status']): Refusal<P> {
  return { status };
}

/** What may not be found; each has a name in every language. */
export type Thing =
  | 'account'
  | 'announcement'
  | 'booking'
  | 'calendar'
  | 'change'
  | 'class'
  | 'hamlet'
  | 'household'
  | 'import'
  | 'mentee'
  | 'mentor'
  | 'page'
  | 'page-or-data'
  | 'pair'
  | 'person'
  | 'personal-link'
  | 'planning'
  | 'programme'
  | 'reminder'
  | 'report'
  | 'campaign'
  | 'certificate'
  | 'run'
  | 'session'
  | 'door'
  | 'visit'
  | 'target'
  | 'team'
  | 'ticket'
  | 'time'
  | 'training'
  | 'venue'
  | 'walk-in-day'
  | 'ward'
  | 'wards-of-province'
  | 'zalo-app';

/** What a request may have got wrong before anything was looked up. */
export type InputProblem =
  | 'malformed'
  | 'address'
  | 'fields'
  | 'unknown-fields'
  | 'shape'
  | 'sort'
  | 'idempotency-key'
  | 'minimum-above-maximum'
  | 'multipart'
  | 'file'
  | 'import-fields'
  | 'too-many-periods'
  | 'days-backwards';

/** What somebody else has changed in the meantime. */
export type Changed =
  | 'anything'
  | 'pair'
  | 'call'
  | 'proposal'
  | 'run'
  | 'planning'
  | 'ward-paired'
  | 'person'
  | 'free-times'
  | 'import';

/** A person in a hidden row; `tab` where the file has several lists. */
export interface HiddenRowFacts {
  tab: string | null;
  row: number;
  name: string;
}

/** How long nobody is let through, who tried too often. */
interface Waiting {
  minutes: number;
}

/** What the identity provider is called. */
interface Provider {
  provider: string;
}

interface File {
  file: string;
}

/** An entry of a `solve` file, such as "candidates[3]". */
interface Entry {
  where: string;
}

/**
 * Every refusal there is: its stable code, its HTTP status and the facts of its sentence. The
 * sentences stand in `vi/refusals.ts` and `en/refusals.ts`; where one is missing, nothing compiles.
 */
export const refusals = {
  // What any request may meet.
  'invalid-input': refusal<{ problem: InputProblem; names?: string }>(({ problem }) =>
    problem === 'multipart' ? 415 : 400,
  ),
  unauthenticated: refusal(401),
  forbidden: refusal(403),
  // A unit of one's own province, whose lists open with a reason.
  'ward-not-opened': refusal(403),
  'reason-too-short': refusal(400),
  'own-account': refusal(409),
  'duties-incomplete': refusal(400),
  // Whose page it is has no link on this phone: for whoever asks there is none.
  'other-person': refusal(404),
  'several-people': refusal(409),
  'not-found': refusal<{ what: Thing }>(404),
  'method-not-allowed': refusal(405),
  'too-large': refusal(413),
  'too-slow': refusal(408),
  'stopped-elsewhere': refusal(409),
  'unsupported-media-type': refusal(415),
  'too-many-requests': refusal(429),
  refused: refusal(400),
  fault: refusal(500),
  // The database is away, full, or held by others for too long: the same may go in a moment.
  unavailable: refusal(503),
  'stale-version': refusal<{ what?: Changed }>(409),
  'invalid-form': refusal(422),
  'form-expired': refusal(403),
  'idempotency-mismatch': refusal(422),

  // Accounts and signing in.
  'wrong-sign-in': refusal(401),
  'too-many-sign-ins': refusal<Waiting>(429),
  'too-many-codes': refusal<Waiting>(429),
  'wrong-password': refusal(422),
  'wrong-code': refusal(422),
  'wrong-slip-code': refusal(422),
  'second-factor-needed': refusal(401),
  'second-factor-missing': refusal(403),
  'second-factor-required': refusal(409),
  'step-over': refusal(422),
  'provider-away': refusal<Provider>(503),
  'provider-refused': refusal<Provider>(422),
  'provider-over': refusal<Provider>(422),
  'provider-unknown': refusal<Provider>(401),
  'provider-taken': refusal<Provider>(409),
  'provider-needs-password': refusal<Provider>(409),
  'weak-password': refusal<{ shortest: number }>(422),
  'common-password': refusal(422),
  'invalid-login': refusal(422),
  'login-taken': refusal(409),
  'already-set-up': refusal(409),
  'set-up-token': refusal(403),

  // Wards and people.
  'ward-exists': refusal<{ code: string }>(409),
  'ward-missing': refusal(400),
  'unit-unknown': refusal(422),
  'unit-ambiguous': refusal<{
    count: number;
    /** The first of them. */
    units: { code: string; name: string; provinceCode: string | null }[];
  }>(422),
  'invalid-person': refusal<{ isNameMissing?: boolean }>(422),
  'person-exists': refusal<{ side?: 'mentor' | 'mentee' }>(409),
  'person-alike': refusal<{ count: number }>(409),
  'home-far': refusal<{ metres: number }>(409),
  'consent-needed': refusal(422),
  'vneid-officers-only': refusal(403),
  'unit-rows': refusal<{ rows: string; count: number }>(422),
  'programme-exists': refusal(409),
  'programme-rests': refusal(409),
  'programme-topic': refusal(409),
  'programme-elsewhere': refusal(409),
  'programme-in-use': refusal<{ people: number }>(409),
  'programme-unknown': refusal(422),
  'too-many-programmes': refusal<{ most: number }>(409),
  'target-rows': refusal<{ rows: string; count: number }>(422),
  'report-exists': refusal(409),
  'campaign-reported': refusal(409),
  'report-sent': refusal(409),
  'report-not-sent': refusal(409),
  'report-not-decided': refusal(409),
  'report-not-over': refusal(409),
  'person-named': refusal(409),
  'recognition-decided': refusal(409),
  'decision-stands': refusal(409),
  'nothing-held': refusal(422),
  'no-certificate': refusal(422),
  'already-stopped': refusal(409),
  'not-stopped': refusal(409),
  'person-stopped': refusal(409),
  'person-merged': refusal(409),
  'not-merged': refusal(409),
  'merged-later': refusal(409),
  'same-record': refusal(422),
  'person-erased': refusal(409),
  'consent-withdrawn': refusal(409),
  'no-successor': refusal(422),
  'cannot-wait': refusal(422),
  'bad-day': refusal(422),
  'no-hamlets': refusal(409),

  // Messages and calls.
  'call-line-taken': refusal<{ name: string }>(409),
  'call-noted': refusal<{ name: string }>(409),
  'not-their-mentees': refusal(422),
  'too-many-tests': refusal<{ most: number }>(429),
  'nothing-to-test': refusal(422),

  // Files and sheets.
  'file-missing': refusal<File>(422),
  'file-empty': refusal<File & { hasRows?: boolean }>(422),
  'file-too-large': refusal<
    File & { why: 'size' | 'unpacked' | 'empty-cells' | 'texts'; megabytes?: number }
  >(422),
  'not-a-video': refusal<File>(422),
  'disk-full': refusal(507),
  'file-too-many-rows': refusal<File & { most: number }>(422),
  'file-damaged': refusal<File & { isCsv?: boolean }>(422),
  'file-encoding': refusal<File>(422),
  'file-locked': refusal<File>(422),
  'file-not-a-sheet': refusal<File & { isWebPage?: boolean }>(422),
  'places-are-people': refusal<File>(422),
  'places-empty': refusal<File>(422),
  'places-missing-columns': refusal<File>(422),
  'doors-row': refusal<{ row: number; what: 'hamlet' | 'house' | 'phone'; text: string }>(422),
  'boundary-unreadable': refusal<File>(422),
  'boundary-not-degrees': refusal<File>(422),
  'boundary-without-areas': refusal<File>(422),
  'boundary-too-many-points': refusal<File & { most: number }>(422),
  'boundary-not-of-ward': refusal<File & { ward: string }>(422),
  'boundary-crosses-itself': refusal<File & { area: string }>(422),
  'hamlets-twice': refusal<{ name: string; earlier: number; row: number }>(422),
  'sheet-no-header': refusal<File & { hasTable?: boolean }>(422),
  'sheet-missing-columns': refusal<File & { columns: string[] }>(422),
  'sheet-wrong-list': refusal<File & { expected: ListKind }>(422),
  'sheet-no-people': refusal<File>(422),
  'sheet-hidden-rows': refusal<File & { rows: HiddenRowFacts[] }>(422),

  // Pairing.
  'no-consent': refusal(409),
  'too-far': refusal(409),
  'no-language': refusal(409),
  'no-topic': refusal(409),
  'no-window': refusal(409),
  'no-gender': refusal(409),
  'other-programme': refusal(409),
  'no-training': refusal(409),

  // Community technology teams.
  'team-exists': refusal(409),
  'team-dissolved': refusal(409),
  'door-exists': refusal(409),
  'already-in-team': refusal<{ name: string }>(409),

  'lock-unknown-person': refusal(409),
  'lock-without-consent': refusal(409),
  'lock-twice': refusal(409),
  'lock-forbidden': refusal(409),
  'lock-not-candidate': refusal(409),
  'lock-splits-household': refusal(409),
  'locks-over-maximum': refusal(409),
  'locks-under-minimum': refusal(409),
  'mentor-full': refusal<{ most: number; name?: string }>(409),
  'has-mentor': refusal(409),
  'pair-forbidden': refusal(409),
  'mentor-not-registered': refusal(422),
  'change-impossible': refusal<{ why: NonNullable<Difference['code']> | 'rules' }>(409),
  'proposal-outdated': refusal<{ mayPublish?: boolean }>(409),
  'below-minimum': refusal<{ mentors: number; minimum: number }>(409),
  'match-in-progress': refusal<{ where: 'ward' | 'province' }>(409),
  'pairing-interrupted': refusal(409),
  'not-failed': refusal<{ where: 'ward' | 'province' }>(409),
  'not-proposed': refusal(409),
  // Never an answer: what the row of a run says that broke.
  'pairing-broken': refusal(500),
  'joining-broken': refusal(500),
  'publishing-broken': refusal(500),

  // What is taught.
  'curriculum-circle': refusal(422),
  'topic-name': refusal<{ most: number }>(422),
  'topic-exists': refusal(409),
  'topic-in-use': refusal<{ people: number }>(409),
  'topic-unknown': refusal(422),
  'too-many-topics': refusal<{ most: number }>(409),
  'script-minutes': refusal<{ minutes: number }>(422),

  // Sessions and bookings.
  'seat-taken': refusal(409),
  'mentor-busy': refusal(409),
  'mentor-on-the-way': refusal(409),
  'mentor-day-full': refusal<{ most: number }>(409),
  'mentor-week-full': refusal<{ most: number }>(409),
  'mentee-busy': refusal(409),
  'already-booked': refusal(409),
  'venue-full': refusal(409),
  'venue-closed': refusal(409),
  'lesson-elsewhere': refusal(409),
  'no-venue': refusal(409),
  'not-free': refusal(409),
  'mentor-away': refusal(409),
  'outside-hours': refusal(409),
  'off-the-half-hour': refusal(409),
  holiday: refusal(409),
  'not-paired': refusal(409),
  'not-their-mentor': refusal(409),
  'topic-not-shared': refusal(409),
  'household-only': refusal(409),
  'too-late': refusal(409),
  'too-soon': refusal(409),
  'too-far-ahead': refusal<{ days: number }>(409),
  'in-the-past': refusal(409),
  'already-cancelled': refusal(409),
  'already-over': refusal(409),
  'not-booked': refusal(409),
  'hold-over': refusal(409),
  'not-full': refusal(409),
  'nothing-to-move': refusal(409),
  'session-closed': refusal(409),
  'not-cancelled': refusal(409),
  'seats-below-taken': refusal(409),
  'not-begun': refusal(409),
  'mark-everyone': refusal(409),
  'mentor-inactive': refusal(409),
  'plan-in-progress': refusal(409),
  'plan-waits': refusal(409),
  'plan-outdated': refusal(409),
  'plan-not-proposed': refusal(409),
  'plan-not-published': refusal(409),
  'plan-begun': refusal(409),
  'plan-interrupted': refusal(409),
  'plan-broken': refusal(500),
  'import-broken': refusal(500),
  'import-interrupted': refusal(409),
  /** Its preview is asked for before it is there, or after the file was settled. */
  'import-not-read': refusal(409),
  'import-drafts-many': refusal<{ most: number }>(409),
  'not-allowed': refusal(403),

  // Changes after planning.
  'nothing-changed': refusal(409),
  'already-off': refusal(409),
  'already-taken-back': refusal(409),
  'publication-in-use': refusal(409),
  /** Fields of a person. */
  'changed-since': refusal(409),
  'agreed-since': refusal(409),
  /** Whom the mentee has by now; null: nobody. */
  'pair-changed-since': refusal<{ mentee: string; mentor: string | null }>(409),
  'lock-changed-since': refusal(409),
  'undo-too-late': refusal(409),
  'no-time': refusal(409),
  'by-hand': refusal(409),
  'nobody-left': refusal(409),
  'nobody-stands-in': refusal(409),
  'not-everybody': refusal(409),
  'plan-withdrawn': refusal(409),

  // What staff say to several people.
  'announcement-text': refusal<{ most: number }>(422),
  /** The address of the service itself, which may be named. */
  'announcement-link': refusal<{ own: string }>(422),
  'announcement-reaches-nobody': refusal(409),
  'announcement-gone': refusal(409),
  'announcements-many': refusal<{ most: number }>(429),

  // Classes.
  'part-of-class': refusal(409),
  'not-in-audience': refusal(409),
  'already-learned': refusal(409),
  /** Codes of the topics that come first. */
  'learn-first': refusal<{ topics: readonly string[] }>(409),
  'class-full': refusal(409),
  'mentor-limit': refusal(409),
  'mentor-travel': refusal(409),

  // Days without appointments.
  'walk-in-cancelled': refusal(409),
  'walk-in-early': refusal(409),
  'walk-in-over': refusal(409),
  'already-in-line': refusal(409),
  'already-served': refusal(409),
  'not-being-served': refusal(409),
  'just-called': refusal(409),
  'nobody-waits': refusal(409),
  'nobody-free': refusal(409),

  // Zalo's token.
  'zalo-busy': refusal(409),
  'zalo-token-refused': refusal<{ words: string }>(422),
  'zalo-unclear': refusal(502),

  // Files of the `solve` command.
  'file-unreadable': refusal<{ path: string }>(422),
  'file-unwritable': refusal<{ path: string }>(422),
  'not-json': refusal<{ path: string }>(422),
  'bad-seconds': refusal(422),
  'bad-steps': refusal(422),
  'not-an-object': refusal(422),
  'missing-list': refusal<{ field: string }>(422),
  'bad-person': refusal<Entry>(422),
  'bad-household': refusal<Entry>(422),
  'bad-pair': refusal<Entry & { hasCost: boolean }>(422),
  'bad-number': refusal<Entry & { isCost?: boolean; isNatural?: boolean; value: string }>(422),
  'unknown-mentee': refusal<Entry & { value: string }>(422),
  'unknown-mentor': refusal<Entry & { value: string }>(422),
  'duplicate-id': refusal<{ field: string; id: string }>(422),
  'duplicate-candidate': refusal<{ mentee: string; mentor: string }>(422),
  'two-mentors': refusal<{ field: string; mentee: string; isToday: boolean }>(422),
  'cost-too-large': refusal(422),
  // The format's own words, in English everywhere: whoever writes such a file reads them.
  'dimacs-wrong-length': refusal<{ words: string }>(422),
  'dimacs-unknown-node': refusal<{ words: string }>(422),
  'dimacs-not-an-integer': refusal<{ words: string }>(422),
  'dimacs-lower-above-upper': refusal<{ words: string }>(422),
  'dimacs-overflow': refusal<{ words: string }>(422),
  'dimacs-syntax': refusal<{ words: string }>(422),
};

export type RefusalCode = keyof typeof refusals;

/** The facts that the sentence of a code tells. */
export type RefusalParams<C extends RefusalCode> = NonNullable<(typeof refusals)[C]['params']>;

/** Codes whose sentence needs no facts. */
export type PlainRefusalCode = {
  [C in RefusalCode]: NoParams extends RefusalParams<C> ? C : never;
}[RefusalCode];

/** One sentence for every code, made from its facts where it has any: what a language must have. */
export type RefusalSentences = {
  [C in RefusalCode]: string extends keyof RefusalParams<C>
    ? string
    : (params: RefusalParams<C>) => string;
};

/** Whether a code that was stored is one of today's. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}

export function statusOfRefusal<C extends RefusalCode>(code: C, params: RefusalParams<C>): number {
  const { status } = refusals[code] as Refusal<RefusalParams<C>>;
  return typeof status === 'function' ? status(params) : status;
}

/** The sentence of a refusal in the words of one language. */
export function refusalSentence<C extends RefusalCode>(
  sentences: RefusalSentences,
  code: C,
  params: RefusalParams<C>,
): string {
  const sentence: string | ((params: RefusalParams<C>) => string) = sentences[code];
  return typeof sentence === 'function' ? sentence(params) : sentence;
}
