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
  feedback: path('/g/:question'),
  feedbackCertificate: path('/g/:question/certificate'),
  signOut: path('/sign-out'),
  people: path('/people'),
  personRemoval: path('/people/:kind/:id/removal'),
  setUp: path('/setup'),
  setUpDemo: path('/setup/demo'),
  account: path('/account'),
  accountPassword: path('/account/password'),
  accountColleagues: path('/account/colleagues'),
  wards: path('/wards'),
  groupClass: path('/classes/:id'),
  groupClassSheet: path('/classes/:id/attendance'),

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
    newMentor: path('/wards/:code/mentors/new'),
    mentor: path('/wards/:code/mentors/:id'),
    mentorLink: path('/wards/:code/mentors/:id/link'),
    mentorSlip: path('/wards/:code/mentors/:id/slip'),
    mentorSheet: path('/wards/:code/mentors/:id/sheet'),
    mentorSuccessors: path('/wards/:code/mentors/:id/successors'),

    personEdit: path('/wards/:code/:people/:id/edit'),
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
    unrecorded: path('/wards/:code/unrecorded'),
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

    classes: path('/wards/:code/classes'),
    newClass: path('/wards/:code/classes/new'),
    newClassHolders: path('/wards/:code/classes/new/holders'),
    class: path('/wards/:code/classes/:id'),
    classChange: path('/wards/:code/classes/:id/change'),
    classCancellation: path('/wards/:code/classes/:id/cancellation'),
    classRestoration: path('/wards/:code/classes/:id/restoration'),
    classInvitations: path('/wards/:code/classes/:id/invitations'),
    classAttendance: path('/wards/:code/classes/:id/attendance'),
    classPeople: path('/wards/:code/classes/:id/people'),
    classNewcomer: path('/wards/:code/classes/:id/newcomer'),
    classPoster: path('/wards/:code/classes/:id/poster'),
    classLoudspeaker: path('/wards/:code/classes/:id/loudspeaker'),
    classSheet: path('/wards/:code/classes/:id/sheet'),
    untaughtNeeds: path('/wards/:code/needs'),

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
    feedbackSettlement: path('/wards/:code/feedback/:id/settlement'),
    reminderCalls: path('/wards/:code/reminders/:id/calls'),
    reminderCallTakingBack: path('/wards/:code/reminders/:id/calls/taking-back'),
  },

  /** Addresses that name nobody: each leads to the page of the one whose link this phone has. */
  anyone: {
    mentor: path('/mentor'),
    mentee: path('/mentee'),
    bookTime: path('/mentee/book/time'),
  },

  /** Every page of a person names whose it is, so that two on one phone never act for one another. */
  mentor: {
    home: path('/mentor/:me'),
    mentee: path('/mentor/:me/mentees/:id'),
    menteeSkills: path('/mentor/:me/mentees/:id/skills'),
    menteeWaiting: path('/mentor/:me/mentees/:id/waiting'),
    menteeFreeTimes: path('/mentor/:me/mentees/:id/free-times'),
    menteeExceptions: path('/mentor/:me/mentees/:id/free-times/exceptions'),
    menteeExceptionRemoval: path('/mentor/:me/mentees/:id/free-times/exceptions/removal'),
    newBooking: path('/mentor/:me/mentees/:menteeId/bookings/new'),
    newBookingTime: path('/mentor/:me/mentees/:menteeId/bookings/new/time'),
    newBookingCheck: path('/mentor/:me/mentees/:menteeId/bookings/new/check'),
    bookingMove: path('/mentor/:me/mentees/:menteeId/bookings/:id/move'),
    bookingMoveTime: path('/mentor/:me/mentees/:menteeId/bookings/:id/move/time'),
    bookingMoveCheck: path('/mentor/:me/mentees/:menteeId/bookings/:id/move/check'),
    bookingCancel: path('/mentor/:me/mentees/:menteeId/bookings/:id/cancel'),
    freeTimes: path('/mentor/:me/free-times'),
    exceptions: path('/mentor/:me/free-times/exceptions'),
    exceptionRemoval: path('/mentor/:me/free-times/exceptions/removal'),
    sessions: path('/mentor/:me/sessions'),
    session: path('/mentor/:me/sessions/:id'),
    sessionCalendar: path('/mentor/:me/sessions/:id/session.ics'),
    sessionAttendance: path('/mentor/:me/sessions/:id/attendance'),
    sessionCancellation: path('/mentor/:me/sessions/:id/cancellation'),
    sessionChange: path('/mentor/:me/sessions/:id/:act'),
    class: path('/mentor/:me/classes/:id'),
    classAttendance: path('/mentor/:me/classes/:id/attendance'),
    walkIn: path('/mentor/:me/walk-ins/:id'),
    walkInCalls: path('/mentor/:me/walk-ins/:id/calls'),
    walkInTurn: path('/mentor/:me/walk-ins/:id/tickets/:ticketId/:act'),
    calls: path('/mentor/:me/calls'),
    call: path('/mentor/:me/calls/:id'),
    messages: path('/mentor/:me/messages'),
    messagesLanguage: path('/mentor/:me/messages/language'),
    messagesStop: path('/mentor/:me/messages/stop'),
    messagesResumption: path('/mentor/:me/messages/resumption'),
  },

  mentee: {
    home: path('/mentee/:me'),
    card: path('/mentee/:me/cards/:topic'),
    certificate: path('/mentee/:me/certificate'),
    book: path('/mentee/:me/book'),
    bookTime: path('/mentee/:me/book/time'),
    holds: path('/mentee/:me/holds'),
    hold: path('/mentee/:me/holds/:id'),
    holdConfirmation: path('/mentee/:me/holds/:id/confirmation'),
    booking: path('/mentee/:me/bookings/:id'),
    bookingComing: path('/mentee/:me/bookings/:id/coming'),
    bookingCalendar: path('/mentee/:me/bookings/:id/session.ics'),
    bookingMove: path('/mentee/:me/bookings/:id/move'),
    bookingMoveTime: path('/mentee/:me/bookings/:id/move/time'),
    bookingMoveCheck: path('/mentee/:me/bookings/:id/move/check'),
    bookingCancel: path('/mentee/:me/bookings/:id/cancel'),
    classSeat: path('/mentee/:me/classes/:id/seat'),
    invitationRefusal: path('/mentee/:me/invitations/:id/refusal'),
    waiting: path('/mentee/:me/waiting'),
    waitingDeparture: path('/mentee/:me/waiting/:id/departure'),
    waitingAcceptance: path('/mentee/:me/waiting/:id/acceptance'),
    freeTimes: path('/mentee/:me/free-times'),
    exceptions: path('/mentee/:me/free-times/exceptions'),
    exceptionRemoval: path('/mentee/:me/free-times/exceptions/removal'),
    messages: path('/mentee/:me/messages'),
    messagesLanguage: path('/mentee/:me/messages/language'),
    messagesStop: path('/mentee/:me/messages/stop'),
    messagesResumption: path('/mentee/:me/messages/resumption'),
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
    holds: [
      paths.ward.weekPlans,
      paths.ward.unrecorded,
      paths.ward.session,
      paths.ward.paper,
      paths.ward.poster,
    ],
    pages: [
      { to: paths.ward.classes, name: (t) => t.classes.title, act: 'classes.plan' },
      { to: paths.ward.untaughtNeeds, name: (t) => t.classes.needs, act: 'classes.plan' },
    ],
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
