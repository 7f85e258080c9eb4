import type { Act } from '../../../modules/access';
import type { Texts } from '../../../texts';
import { path } from './path';

/**
 * Where every page stands. Controllers take their routes from here, links and forms their addresses,
 * so that a path is written once; a test finds each of them among the routes and each route here.
 */
export const paths = {
  start: path('/'),
  signIn: path('/sign-in'),
  signInLink: path('/sign-in/link/:token'),
  personalLink: path('/l/:token'),
  signOut: path('/sign-out'),
  setUp: path('/setup'),
  setUpDemo: path('/setup/demo'),
  account: path('/account'),
  accountPassword: path('/account/password'),
  accountColleagues: path('/account/colleagues'),
  wards: path('/wards'),

  operations: {
    home: path('/operations'),
    curriculum: path('/operations/curriculum'),
    curriculumTopic: path('/operations/curriculum/:topic'),
    zaloToken: path('/operations/zalo-token'),
    queues: path('/operations/queues'),
    province: path('/operations/provinces/:code'),
    provinceRuns: path('/operations/provinces/:code/runs'),
    provincePublication: path('/operations/provinces/:code/runs/:id/publication'),
    provinceJoining: path('/operations/provinces/:code/runs/:id/joining'),
    provinceWard: path('/operations/provinces/:code/runs/:id/wards/:wardId'),
  },

  ward: {
    home: path('/wards/:code'),
    settings: path('/wards/:code/settings'),
    imports: path('/wards/:code/imports'),
    places: path('/wards/:code/places'),
    import: path('/wards/:code/imports/:id'),
    importRejected: path('/wards/:code/imports/:id/rejected.xlsx'),
    venues: path('/wards/:code/venues'),
    newVenue: path('/wards/:code/venues/new'),
    venue: path('/wards/:code/venues/:id'),
    holidays: path('/wards/:code/holidays'),
    holidayRemoval: path('/wards/:code/holidays/removal'),

    mentees: path('/wards/:code/mentees'),
    menteesFile: path('/wards/:code/mentees.xlsx'),
    newMentee: path('/wards/:code/mentees/new'),
    mentee: path('/wards/:code/mentees/:id'),
    menteeLink: path('/wards/:code/mentees/:id/link'),
    menteeCertificate: path('/wards/:code/mentees/:id/certificate'),
    menteeSkills: path('/wards/:code/mentees/:id/skills'),
    menteeSlip: path('/wards/:code/mentees/:id/slip'),
    menteeMentor: path('/wards/:code/mentees/:id/mentor'),
    menteeRelease: path('/wards/:code/mentees/:id/release'),
    menteeWaiting: path('/wards/:code/mentees/:id/waiting'),
    newBooking: path('/wards/:code/mentees/:menteeId/bookings/new'),
    bookingMove: path('/wards/:code/mentees/:menteeId/bookings/:id/move'),
    bookingCancel: path('/wards/:code/mentees/:menteeId/bookings/:id/cancel'),

    mentors: path('/wards/:code/mentors'),
    mentorsFile: path('/wards/:code/mentors.xlsx'),
    mentor: path('/wards/:code/mentors/:id'),
    mentorLink: path('/wards/:code/mentors/:id/link'),
    mentorSlip: path('/wards/:code/mentors/:id/slip'),
    mentorSheet: path('/wards/:code/mentors/:id/sheet'),
    mentorSuccessors: path('/wards/:code/mentors/:id/successors'),

    personMessages: path('/wards/:code/:people/:id/messages'),
    freeTimes: path('/wards/:code/:people/:id/free-times'),
    freeTimeExceptions: path('/wards/:code/:people/:id/free-times/exceptions'),
    freeTimeExceptionRemoval: path('/wards/:code/:people/:id/free-times/exceptions/removal'),

    pairs: path('/wards/:code/pairs'),
    pairWhy: path('/wards/:code/pairs/:menteeId/why'),
    proposals: path('/wards/:code/proposals'),
    proposal: path('/wards/:code/proposals/:id'),
    proposalPublication: path('/wards/:code/proposals/:id/publication'),
    proposalLockRelease: path('/wards/:code/proposals/:id/lock-release'),
    proposalDiscard: path('/wards/:code/proposals/:id/discard'),
    proposedMentee: path('/wards/:code/proposals/:id/mentees/:menteeId'),
    proposedWhy: path('/wards/:code/proposals/:id/mentees/:menteeId/why'),
    proposedMove: path('/wards/:code/proposals/:id/mentees/:menteeId/move'),

    week: path('/wards/:code/week'),
    weekPlans: path('/wards/:code/week-plans'),
    weekPlan: path('/wards/:code/week-plans/:id'),
    weekPlanPublication: path('/wards/:code/week-plans/:id/publication'),
    weekPlanDiscard: path('/wards/:code/week-plans/:id/discard'),
    weekPlanRenewal: path('/wards/:code/week-plans/:id/renewal'),
    weekPlanWithdrawal: path('/wards/:code/week-plans/:id/withdrawal'),
    session: path('/wards/:code/sessions/:id'),
    sessionAttendance: path('/wards/:code/sessions/:id/attendance'),
    sessionCancellation: path('/wards/:code/sessions/:id/cancellation'),
    sessionChange: path('/wards/:code/sessions/:id/:act'),

    walkIns: path('/wards/:code/walk-ins'),
    newWalkIn: path('/wards/:code/walk-ins/new'),
    walkIn: path('/wards/:code/walk-ins/:id'),
    walkInEdit: path('/wards/:code/walk-ins/:id/edit'),
    walkInCancellation: path('/wards/:code/walk-ins/:id/cancellation'),
    walkInReopening: path('/wards/:code/walk-ins/:id/reopening'),
    walkInScreen: path('/wards/:code/walk-ins/:id/screen'),
    walkInCalls: path('/wards/:code/walk-ins/:id/calls'),
    walkInRegister: path('/wards/:code/walk-ins/:id/register'),
    walkInRegisterNew: path('/wards/:code/walk-ins/:id/register/new'),
    walkInRegisterKnown: path('/wards/:code/walk-ins/:id/register/:menteeId'),
    walkInSlip: path('/wards/:code/walk-ins/:id/tickets/:ticketId/slip'),
    walkInTurn: path('/wards/:code/walk-ins/:id/tickets/:ticketId/:act'),

    curriculum: path('/wards/:code/curriculum'),
    curriculumTopic: path('/wards/:code/curriculum/:topic'),
    cards: path('/wards/:code/cards'),
    card: path('/wards/:code/cards/:topic'),

    paper: path('/wards/:code/paper'),
    poster: path('/wards/:code/hamlets/:id/poster'),
    loudspeaker: path('/wards/:code/hamlets/:id/loudspeaker'),
    slips: path('/wards/:code/slips/:kind'),

    reminders: path('/wards/:code/reminders'),
    reminderTexts: path('/wards/:code/reminders/texts'),
    reminderCalls: path('/wards/:code/reminders/:id/calls'),
    reminderCallTakingBack: path('/wards/:code/reminders/:id/calls/taking-back'),
  },

  mentor: {
    home: path('/mentor'),
    mentee: path('/mentor/mentees/:id'),
    menteeSkills: path('/mentor/mentees/:id/skills'),
    menteeWaiting: path('/mentor/mentees/:id/waiting'),
    menteeFreeTimes: path('/mentor/mentees/:id/free-times'),
    menteeExceptions: path('/mentor/mentees/:id/free-times/exceptions'),
    menteeExceptionRemoval: path('/mentor/mentees/:id/free-times/exceptions/removal'),
    newBooking: path('/mentor/mentees/:menteeId/bookings/new'),
    bookingMove: path('/mentor/mentees/:menteeId/bookings/:id/move'),
    bookingCancel: path('/mentor/mentees/:menteeId/bookings/:id/cancel'),
    freeTimes: path('/mentor/free-times'),
    exceptions: path('/mentor/free-times/exceptions'),
    exceptionRemoval: path('/mentor/free-times/exceptions/removal'),
    sessions: path('/mentor/sessions'),
    session: path('/mentor/sessions/:id'),
    sessionAttendance: path('/mentor/sessions/:id/attendance'),
    sessionCancellation: path('/mentor/sessions/:id/cancellation'),
    sessionChange: path('/mentor/sessions/:id/:act'),
    walkIn: path('/mentor/walk-ins/:id'),
    walkInCalls: path('/mentor/walk-ins/:id/calls'),
    walkInTurn: path('/mentor/walk-ins/:id/tickets/:ticketId/:act'),
    calls: path('/mentor/calls'),
    call: path('/mentor/calls/:id'),
    messages: path('/mentor/messages'),
    messagesLanguage: path('/mentor/messages/language'),
    messagesStop: path('/mentor/messages/stop'),
    messagesResumption: path('/mentor/messages/resumption'),
  },

  mentee: {
    home: path('/mentee'),
    card: path('/mentee/cards/:topic'),
    certificate: path('/mentee/certificate'),
    book: path('/mentee/book'),
    bookTime: path('/mentee/book/time'),
    holds: path('/mentee/holds'),
    hold: path('/mentee/holds/:id'),
    holdConfirmation: path('/mentee/holds/:id/confirmation'),
    bookingMove: path('/mentee/bookings/:id/move'),
    bookingMoveTime: path('/mentee/bookings/:id/move/time'),
    bookingMoveCheck: path('/mentee/bookings/:id/move/check'),
    bookingCancel: path('/mentee/bookings/:id/cancel'),
    waiting: path('/mentee/waiting'),
    waitingDeparture: path('/mentee/waiting/:id/departure'),
    freeTimes: path('/mentee/free-times'),
    exceptions: path('/mentee/free-times/exceptions'),
    exceptionRemoval: path('/mentee/free-times/exceptions/removal'),
    messages: path('/mentee/messages'),
    messagesLanguage: path('/mentee/messages/language'),
    messagesStop: path('/mentee/messages/stop'),
    messagesResumption: path('/mentee/messages/resumption'),
  },
} as const;

/** A page that a menu leads to. */
interface MenuPage {
  to: ((code: string) => string) & { pattern: string };
  name: (t: Texts) => string;
  /** Only who may do this sees it. */
  act: Act;
}

/** An entry of the ward's menu. */
export interface MenuEntry extends MenuPage {
  /** Pages of a line of their own beneath the menu, while one of the entry's pages is open. */
  pages?: readonly MenuPage[];
  /** Whatever lies under these addresses belongs to the entry too. */
  holds?: readonly { pattern: string }[];
}

/** The ward's menu, in its order; a page that shall be found from everywhere of its entry is a line here. */
export const wardMenu: readonly MenuEntry[] = [
  { to: paths.ward.home, name: (t) => t.menu.home, act: 'wards.read' },
  {
    to: paths.ward.imports,
    name: (t) => t.menu.lists,
    act: 'imports.read',
    holds: [paths.ward.places],
  },
  {
    to: paths.ward.mentees,
    name: (t) => t.menu.mentees,
    act: 'people.read',
    holds: [paths.ward.slips],
  },
  { to: paths.ward.mentors, name: (t) => t.menu.mentors, act: 'people.read' },
  {
    to: paths.ward.pairs,
    name: (t) => t.menu.pairs,
    act: 'pairs.read',
    holds: [paths.ward.proposals],
  },
  {
    to: paths.ward.week,
    name: (t) => t.menu.week,
    act: 'sessions.list',
    holds: [paths.ward.weekPlans, paths.ward.session, paths.ward.paper, paths.ward.poster],
  },
  { to: paths.ward.walkIns, name: (t) => t.menu.walkIns, act: 'walk-ins.plan' },
  { to: paths.ward.reminders, name: (t) => t.menu.reminders, act: 'reminders.read' },
  {
    to: paths.ward.settings,
    name: (t) => t.menu.settings,
    act: 'wards.read',
    holds: [paths.ward.cards],
    pages: [
      { to: paths.ward.venues, name: (t) => t.places.venues, act: 'places.read' },
      { to: paths.ward.holidays, name: (t) => t.places.holidays, act: 'places.read' },
      { to: paths.ward.curriculum, name: (t) => t.teaching.curriculum, act: 'curriculum.adapt' },
    ],
  },
];
