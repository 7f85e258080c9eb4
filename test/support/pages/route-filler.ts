import { videoOf } from '../worlds/kept-video';
import { addedTopicOf, noProgrammeRules } from '../../factories/wards';
import type { Belongings, PolicyWorld } from '../worlds/policy-world';

/** What stands for the parameters of a route, by the word before them; a word unknown here fails. */
export function fillRoute(
  url: string,
  set: Belongings,
  world: PolicyWorld,
  people: 'mentors' | 'mentees',
): string {
  const parts = url.split('/');
  const isProvince = url.includes('/provinces/:code');
  return parts
    .map((part, index) => {
      if (!part.startsWith(':')) return part;
      const value = valueOf(part, parts[index - 1] ?? '', set, world, people, isProvince, url);
      if (value === undefined) throw new Error(`Say in fillRoute what ${part} of ${url} is.`);
      return value;
    })
    .join('/');
}

function valueOf(
  name: string,
  before: string,
  set: Belongings,
  world: PolicyWorld,
  people: 'mentors' | 'mentees',
  isProvince: boolean,
  url: string,
): string | undefined {
  if (name === ':changeId') return set.personChangeId;
  if (name === ':pointId') return set.pointId;
  if (name === ':namedId') return set.namedId;
  if (name === ':side') return 'mentor';
  if (before === ':side') return set.mentorId;
  if (name === ':reader') return 'officer';
  if (name === ':people') return people;
  if (name === ':kind' && before === 'people') return people.slice(0, -1);
  if (before === ':kind') return people === 'mentors' ? set.mentorId : set.menteeId;
  if (before === ':people') return people === 'mentors' ? set.mentorId : set.menteeId;
  if (name === ':act') return before === ':ticketId' ? 'return' : 'confirmation';
  if (before === 'provinces') {
    const isPage =
      url.startsWith('/provinces/') ||
      /\/(?:targets|reports|campaigns|funnel|statistics)/.test(url);
    return isPage ? set.provinceCode : '37';
  }
  if (before === 'wards') return name === ':code' ? set.code : set.wardId;
  if (isProvince && (before === 'proposals' || before === 'runs')) return world.provinceRunId;
  const byWord: Record<string, string> = {
    accounts: set.accountId,
    invitation: 'no-token',
    counter: set.menteeId,
    mentee: set.menteeId,
    mentor: set.mentorId,
    mentees: set.menteeId,
    pairs: set.menteeId,
    register: set.menteeId,
    mentors: set.mentorId,
    sessions: set.sessionId,
    classes: set.classId,
    invitations: set.invitationId,
    bookings: set.bookingId,
    waiting: set.bookingId,
    holds: set.holdId,
    proposals: set.proposalId,
    trials: set.trialId,
    imports: set.importId,
    'import-drafts': set.importDraftId,
    reminders: set.reminderId,
    calls: set.reminderId,
    feedback: set.feedbackId,
    g: 'no-code',
    G: 'no-code',
    'walk-in-days': set.walkInDayId,
    'walk-ins': set.walkInDayId,
    'walk-in-tickets': set.ticketId,
    tickets: set.ticketId,
    changes: set.changeId,
    absences: set.changeId,
    acts: set.pairActId,
    requests: set.rightsRequestId,
    announcements: set.announcementId,
    teams: set.teamId,
    families: set.householdId,
    programmes: set.programmeId,
    targets: set.targetId,
    reports: set.reportId,
    campaigns: set.campaignId,
    days: '2026-11-16',
    certificates: set.certificateId,
    recognitions: set.recognitionId,
    giay: 'no-code',
    figures: 'lessons',
    measures: 'vneid',
    guides: set.menteeId,
    members: set.memberId,
    trainings: set.trainingId,
    doors: set.doorId,
    visits: set.visitId,
    'people-acts': set.peopleActId,
    'phone-corrections': set.phoneCorrectionId,
    hamlets: set.hamletId,
    venues: set.venueId,
    'week-plan-runs': set.weekPlanRunId,
    'week-plans': set.weekPlanRunId,
    'forbidden-mentors': set.mentorId,
    holidays: '2026-12-24',
    skills: 'vneid',
    curriculum: 'vneid',
    'added-topics': addedTopicOf(set.code),
    added: addedTopicOf(set.code),
    cards: 'vneid',
    videos: videoOf(set.wardId),
    slips: 'mentees',
    link: 'no-token',
    calendars: 'no-token',
    l: 'no-token',
  };
  return byWord[before];
}

/** Bodies that pass the validation, so that what refuses is the policy; by method and route. */
export function bodyOf(route: string, set: Belongings): object {
  const version = 1;
  const plan = {
    date: '2026-12-05',
    startMinute: 480,
    endMinute: 660,
    venueId: set.venueId,
    mentorIds: [set.mentorId],
    topics: ['vneid'],
    seats: 5,
  };
  const stopped = { version: 999_999, reason: 'moved', on: '2026-01-02' };
  const nothingChanged = { version: 0, words: [], videoUrl: null };
  const asBuiltIn = { rank: null, comesAfter: null, lessons: null, forGroups: [] };
  const placeOfTopic = { rank: 200, after: [], lessons: 2, forGroups: [] };
  const fitted = { act: 'next-topic', reason: 'x' };
  const changed = { from: '2030-01-02', to: '2030-01-02', act: 'keep', reason: 'x' };
  const bodies: Record<string, object> = {
    'POST /wards/:code/families/:id/guide': { menteeId: set.menteeId },
    'POST /mentor/:me/calls/:id': { outcome: 'reached' },
    'POST /api/v1/wards/:wardId/teams': { name: 'Tổ số 9', hamletIds: [set.hamletId] },
    'POST /api/v1/wards/:wardId/programmes': { ...noProgrammeRules, name: 'Chợ số 4T' },
    // Of a version that nobody has.
    'PUT /api/v1/wards/:wardId/programmes/:id': { ...noProgrammeRules, version: 999_999 },
    'POST /api/v1/wards/:wardId/programmes/:id/changes-preview': {
      programme: { ...noProgrammeRules, minMentees: 1 },
      act: 'keep',
    },
    'PATCH /api/v1/teams/:id': { version, name: 'Tổ số 8' },
    // Of a version that nobody has: whoever may, is refused for that, and the team stands for the routes after.
    'POST /api/v1/teams/:id/dissolution': { version: 999_999 },
    'POST /api/v1/teams/:id/restoration': { version: 999_999 },
    'POST /api/v1/teams/:id/members': {
      fullName: 'Phạm Thị Mơ',
      organisation: 'youth-union',
      role: 'member',
    },
    'PATCH /api/v1/teams/:id/members/:memberId': { role: 'deputy' },
    'POST /api/v1/wards/:wardId/hamlets/:hamletId/doors': { label: 'Nhà bà Tư' },
    'PATCH /api/v1/doors/:id': { version, label: 'Nhà ông Ba, cuối ngõ' },
    'POST /api/v1/doors/:id/visits': { outcome: 'no-need' },
    'POST /api/v1/doors/:id/learners': {
      learner: {
        fullName: 'Lê Thị Gõ',
        birthYear: 1956,
        topics: ['vneid'],
        consent: { isGiven: true, way: 'spoken', proof: 'Nói tại nhà' },
      },
    },
    'POST /api/v1/wards/:wardId/trainings': {
      kind: 'personal-data',
      heldOn: '2026-11-02',
      givenBy: 'Công an xã',
      mentorIds: [set.mentorId],
    },
    'PUT /api/v1/wards/:wardId/targets': {
      year: 2026,
      audience: 'adult',
      measure: 'vneid',
      amount: 100,
      version: 999_999,
    },
    // Without a place: whoever may, is refused for that.
    'POST /api/v1/provinces/:code/units': { units: [{ code: '97999', name: 'Xã Mới' }] },
    'POST /provinces/:code/units/saving': { units: '[{"code":"97999","name":"Xã Mới"}]' },
    'POST /api/v1/provinces/:code/targets': {
      targets: [
        { unitCode: set.code, year: 2026, audience: 'all', measure: 'people', amount: 100 },
      ],
    },
    'POST /api/v1/wards/:wardId/campaigns': {
      name: 'Tuần ra quân',
      fromOn: '2026-11-16',
      untilOn: '2026-11-22',
    },
    'PUT /api/v1/campaigns/:id': {
      name: 'Tuần ra quân',
      fromOn: '2026-11-16',
      untilOn: '2026-11-22',
      version: 999_999,
    },
    'POST /api/v1/campaigns/:id/removal': { version: 999_999 },
    'POST /api/v1/campaigns/:id/points': {
      kind: 'market',
      heldOn: '2026-11-16',
      place: 'Chợ xã',
    },
    'PUT /api/v1/campaigns/:id/days/:date': { turns: 3, version: 0 },
    'POST /api/v1/wards/:wardId/reports': { kind: 'week', from: '2026-11-16', until: '2026-11-22' },
    'PUT /api/v1/reports/:id': {
      version: 999_999,
      words: { communication: '', difficulties: '', proposals: '', groups: '' },
      byHand: { news: null, loudspeakers: null, events: null },
    },
    'POST /api/v1/reports/:id/sending': { version: 999_999 },
    'POST /api/v1/reports/:id/dropping': { version: 999_999 },
    'POST /api/v1/reports/:id/decision': { version, isApproved: false, word: 'Thiếu số' },
    'POST /api/v1/reports/:id/people': {
      side: 'mentee',
      personId: set.menteeId,
      word: 'Ham học',
      agreedOn: '2026-11-20',
    },
    'PUT /api/v1/wards/:wardId/letterhead': {
      parentAgency: '',
      agency: 'Ủy ban nhân dân xã',
      numberSign: 'BC-UBND',
      place: '',
      authority: '',
      signerTitle: '',
      signerName: '',
      recipients: '',
    },
    'POST /api/v1/wards/:wardId/recognitions': {
      side: 'mentor',
      subjectId: set.mentorId,
      fromOn: '2025-01-01',
      untilOn: '2025-12-31',
      isAwarded: false,
      word: 'Chưa đủ giờ',
    },
    'POST /wards/:code/recognition/:side/:id/taking-back': {
      recognition: set.recognitionId,
      version: 999_999,
    },
    'POST /api/v1/recognitions/:id/taking-back': { version: 999_999 },
    'POST /api/v1/wards/:wardId/certificates': { kind: 'family', subjectId: set.householdId },
    'POST /api/v1/certificates/:id/taking-back': { version: 999_999 },
    'PUT /api/v1/certificates/:id/naming': { version: 999_999, namedOn: null },
    'POST /api/v1/families/:id/guides': { menteeId: set.menteeId },
    'POST /api/v1/mentees/:id/vneid': { state: 'said', version: 999_999 },
    'POST /api/v1/wards/:wardId/vneid-lists': {
      people: [{ menteeId: set.menteeId, on: '2026-01-02' }],
    },
    'POST /api/v1/bookings': { menteeId: set.menteeId, sessionId: set.sessionId },
    'POST /api/v1/holds': { menteeId: set.menteeId, sessionId: set.sessionId },
    'PATCH /api/v1/import-drafts/:id': { version },
    'POST /api/v1/import-drafts/:id/keeping': { version },
    'PATCH /api/v1/bookings/:id': { version, sessionId: set.sessionId },
    'POST /api/v1/bookings/:id/cancellation': { version },
    'POST /api/v1/bookings/:id/coming': { startAt: 1_796_036_400_000 },
    'POST /api/v1/sessions': {
      mentorId: set.mentorId,
      startAt: 1_796_036_400_000,
      topic: 'vneid',
      venueId: set.venueId,
      agreed: true,
    },
    'POST /api/v1/sessions/:id/confirmation': { version },
    'POST /api/v1/wards/:wardId/week-plan-runs/:id/publication': { version },
    'POST /api/v1/wards/:wardId/week-plan-runs/:id/withdrawal': { reason: 'x' },
    'POST /api/v1/sessions/:id/cancellation': { version, reason: 'x' },
    'POST /api/v1/sessions/:id/restoration': { version },
    'PUT /api/v1/sessions/:id/seats': { version, seats: 5 },
    ...Object.fromEntries(
      ['changes', 'changes-preview'].map((act) => [
        `POST /api/v1/sessions/:id/${act}`,
        { version, mentorId: set.mentorId, reason: 'x' },
      ]),
    ),
    ...Object.fromEntries(
      ['pair-changes', 'pair-changes-preview'].map((act) => [
        `POST /api/v1/wards/:wardId/${act}`,
        { menteeIds: [set.menteeId], mentorId: set.mentorId },
      ]),
    ),
    'POST /api/v1/mentees/:id/skills/:topic/notes': { note: 'x' },
    'PUT /api/v1/mentees/:id/skills/:topic': { version: 0, level: 'alone', reason: 'x' },
    // Of a version that nobody has: whoever may, is refused for that, and nobody is gone for the routes after.
    ...Object.fromEntries(
      ['stop', 'stop-preview'].flatMap((act) => [
        [`POST /api/v1/mentees/:id/${act}`, stopped],
        [`POST /api/v1/mentors/:id/${act}`, { ...stopped, menteesBecome: 'list' }],
      ]),
    ),
    'PUT /api/v1/mentees/:id/stop': stopped,
    'POST /wards/:code/phones': { whose: `mentee/${set.menteeId}` },
    'POST /wards/:code/mentees/picked/mentor': {
      people: `${set.menteeId}.1`,
      mentorId: set.mentorId,
    },
    'POST /wards/:code/mentees/picked/stop': { ...stopped, people: `${set.menteeId}.999999` },
    'POST /wards/:code/announcements': {
      side: 'mentee',
      people: `${set.menteeId}.1`,
      text: 'Mai nghỉ học.',
    },
    ...Object.fromEntries(
      ['announcements', 'announcements-preview'].map((act) => [
        `POST /api/v1/wards/:wardId/${act}`,
        { side: 'mentee', personIds: [set.menteeId], text: 'Mai nghỉ học.' },
      ]),
    ),
    'PUT /api/v1/mentors/:id/stop': stopped,
    ...Object.fromEntries(
      ['wards/:wardId/days-off', 'mentors/:id/spells'].flatMap((path) =>
        [path, `${path}-preview`].map((one) => [`POST /api/v1/${one}`, changed]),
      ),
    ),
    ...Object.fromEntries(
      ['changes', 'changes-preview'].flatMap((act) => [
        [`POST /api/v1/mentees/:id/${act}`, { mentee: { version, email: null }, act: 'keep' }],
        [`POST /api/v1/mentors/:id/${act}`, { mentor: { version, email: null }, act: 'keep' }],
      ]),
    ),
    'POST /api/v1/wards/:wardId/topic-changes': fitted,
    'POST /api/v1/wards/:wardId/topic-changes-preview': fitted,
    'POST /wards/:code/changes/topics': { ...fitted, confirmed: 'yes' },
    'POST /api/v1/mentees/:id/return': { version: stopped.version },
    'POST /api/v1/mentors/:id/return': { version: stopped.version },
    // With themselves: whoever may, is refused for that.
    ...Object.fromEntries(
      ['merge', 'merge-preview'].flatMap((act) => [
        [`POST /api/v1/mentees/:id/${act}`, { version, otherId: set.menteeId, otherVersion: 1 }],
        [`POST /api/v1/mentors/:id/${act}`, { version, otherId: set.mentorId, otherVersion: 1 }],
      ]),
    ),
    'POST /api/v1/mentees/:id/take-apart': { version },
    'POST /api/v1/mentors/:id/take-apart': { version },
    'POST /wards/:code/:people/:id/merge': { other: set.menteeId },
    'PUT /api/v1/curriculum/:topic': { ...nothingChanged, ...asBuiltIn },
    'PUT /api/v1/wards/:wardId/curriculum/:topic': nothingChanged,
    'POST /api/v1/wards/:wardId/added-topics': { ...placeOfTopic, topicName: 'Nhóm Zalo' },
    'PUT /api/v1/wards/:wardId/added-topics/:topic': { ...placeOfTopic, version },
    'PUT /api/v1/wards/:wardId/added-topics/:topic/name': { topicName: 'Nhóm của thôn', version },
    'PUT /api/v1/sessions/:id/attendance': { version, marks: [] },
    'POST /api/v1/sessions/:id/waiting': { menteeId: set.menteeId },
    'PUT /api/v1/mentors/:id/availability': { version, windows: [], exceptions: [] },
    'PUT /api/v1/mentees/:id/availability': { version, windows: [], exceptions: [] },
    'PATCH /api/v1/mentors/:id': { version, email: null },
    'PATCH /api/v1/mentees/:id': { version, email: null },
    'PATCH /api/v1/:people/:id/messages': { language: 'vi' },
    'POST /api/v1/:people/:id/rights-requests': { kind: 'access' },
    'POST /api/v1/:people/:id/erasure': { version: 999_999 },
    'PUT /api/v1/wards/:wardId/call-callers': {
      lines: [{ line: set.menteeId, version: 0 }],
      to: 'nobody',
    },
    'POST /api/v1/calls': { reminderIds: [set.reminderId], outcome: 'not-reached' },
    'POST /api/v1/call-returns': { reminderIds: [set.reminderId] },
    'POST /api/v1/wards/:wardId/phone-corrections': {
      phone: '0912345678',
      people: [{ side: 'mentee', id: set.menteeId, version: 999_999 }],
    },
    'POST /api/v1/opt-outs': { address: set.menteeEmail, channel: 'email' },
    'PUT /api/v1/walk-in-days/:id': { ...plan, version },
    'POST /api/v1/walk-in-days/:id/cancellation': { version, reason: 'x' },
    'POST /api/v1/walk-in-days/:id/reopening': { version },
    'POST /api/v1/walk-in-days/:id/tickets': { menteeId: set.menteeId },
    'POST /api/v1/walk-in-tickets/:id/completion': { version },
    'POST /api/v1/walk-in-tickets/:id/return': { version },
    'POST /api/v1/walk-in-tickets/:id/departure': { version, because: 'left' },
    'PUT /api/v1/classes/:id': {
      version,
      venueId: set.venueId,
      startAt: 1_796_036_400_000,
      seats: 10,
      mentorIds: [set.mentorId],
    },
    'POST /api/v1/classes/:id/cancellation': { version, reason: 'x' },
    'POST /api/v1/classes/:id/restoration': { version },
    'POST /api/v1/classes/:id/seats': { menteeId: set.menteeId },
    'PUT /api/v1/classes/:id/attendance': { version, marks: [] },
    'PUT /api/v1/proposals/:id/pairs/:menteeId': { mentorId: set.mentorId },
    'POST /api/v1/proposals/:id/changes': { version: 1 },
    'POST /wards/:code/desk/moves': { menteeId: set.menteeId, mentorId: set.mentorId },
    'POST /wards/:code/desk/locks': { menteeId: set.menteeId, pairId: set.pairId, lock: 'yes' },
    'POST /wards/:code/pairs/locks': { pairId: set.pairId, lock: 'yes' },
    'POST /wards/:code/classes/:id/people': { menteeId: set.menteeId },
    'POST /wards/:code/proposals/:id/mentees/:menteeId/move': {
      mentorId: set.mentorId,
      version: '1',
    },
  };
  return bodies[route] ?? {};
}

/** What a list must be told in its address to be about somebody's ward. */
export function queryOf(route: string, set: Belongings): string {
  const ofWard = [
    'GET /api/v1/reminders',
    'GET /api/v1/call-list',
    'GET /api/v1/call-lines',
    'GET /api/v1/feedback',
    'GET /api/v1/bookings',
    'GET /api/v1/sessions',
  ];
  if (ofWard.includes(route)) return `?wardId=${set.wardId}`;
  if (route === 'DELETE /api/v1/opt-outs') {
    return `?address=${encodeURIComponent(set.menteeEmail)}&channel=email`;
  }
  if (route.endsWith('/move/time') || route.endsWith('/book/time') || route.endsWith('/new/time'))
    return '?day=2026-11-25';
  if (route.endsWith('/move') && route.includes('proposals')) return `?mentorId=${set.mentorId}`;
  return '';
}
