import { createRequire } from 'node:module';
import { built } from '../bookings/world.mjs';

const require = createRequire(import.meta.url);
const { RequestMethod } = require('@nestjs/common');

/** Every page and file of the staff of a ward, with something of the ward's in the place of its parameters. */
export function pagesOf(ward) {
  const served = addresses()
    .flatMap(kindsOf)
    .map((pattern) => ({ name: pattern, path: filledIn(ward, pattern) }));
  return [...served, ...asTheyAreUsed(ward)];
}

/** Where controllers answer a GET of somebody who works for a ward. */
function addresses() {
  const { WebModule } = built('web/web.module');
  const controllers = Reflect.getMetadata('controllers', WebModule);
  return controllers
    .flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype).map((name) => prototype[name]),
    )
    .filter((handler) => typeof handler === 'function' && isRead(handler))
    .map((handler) => Reflect.getMetadata('path', handler))
    .filter((path) => /^\/(wards|classes|people|account|help)/.test(path));
}

const isRead = (handler) => Reflect.getMetadata('method', handler) === RequestMethod.GET;

/** A route for both kinds of people is two. */
function kindsOf(pattern) {
  if (!/:(people|kind)/.test(pattern)) return [pattern];
  return ['mentors', 'mentees'].map((people) => pattern.replace(/:(people|kind)/, people));
}

/** What an id stands for is said by the word before it; the first that fits counts. */
function filledIn(ward, pattern) {
  const { mentors, mentees, sessions, bookings, monday } = ward;
  const fillings = [
    [/:reader/, 'officer'],
    [/:code/, ward.ward.code],
    [/(?<=bookings\/):id/, bookings[0].id],
    [/(?<=proposals\/):id/, ward.proposal],
    [/(?<=trials\/):id/, ward.trial],
    [/(?<=people-acts\/):id/, ward.peopleAct],
    [/(?<=curriculum\/added\/):topic/, ward.addedTopic],
    [/(?<=week-plans\/):id(?=\/withdrawal)/, ward.weekPlanPublished],
    [/(?<=week-plans\/):id/, ward.weekPlan],
    [/(?<=walk-ins\/):id/, ward.walkInDay.id],
    [/:ticketId/, ward.tickets[0].id],
    [/(?<=changes\/):id/, ward.change],
    [/(?<=announcements\/):id/, ward.announcement],
    [/(?<=venues\/):id/, ward.venues[0].id],
    [/(?<=hamlets\/):id/, ward.hamlets[0].id],
    [/(?<=imports\/):id/, ward.sheetImport],
    [/(?<=import-drafts\/):id/, ward.importDraft],
    [/(?<=sessions\/):id/, sessions[0].id],
    [/(?<=classes\/):id/, ward.groupClass],
    [/(?<=mentors\/):id(?=\/(return|stop-reason))/, ward.goneMentor.id],
    [/(?<=mentees\/):id(?=\/(return|stop-reason))/, ward.goneMentee.id],
    [/(?<=mentors\/):id/, mentors[0].id],

    [/:id|:menteeId/g, mentees[0].id],
    [/:topic/, 'vneid'],
  ];
  const path = fillings.reduce((so, [what, value]) => so.replace(what, value), pattern);
  const queries = [
    [/week(\.xlsx)?$/, `?from=${monday}`],
    [/\/move$/, `?mentorId=${mentors[1].id}`],
    [/register$/, '?q=nga'],
  ];
  return path + (queries.find(([where]) => where.test(pattern))?.[1] ?? '');
}

/** Some of them with what officers choose on them. */
function asTheyAreUsed({ ward: { code }, mentors, mentees, hamlets, monday }) {
  const [mentor, other] = mentors;
  const pairs = `/wards/${code}/pairs`;
  const desk = `/wards/${code}/desk`;
  const week = `/wards/${code}/week`;
  const from = `from=${monday}`;
  const used = {
    'pairs, one line open': `${pairs}?open=${mentor.id}`,
    'pairs, searched and sorted': `${pairs}?q=nga&sort=hamlet`,
    'pairs of a hamlet': `${pairs}?hamlet=${hamlets[1].id}&mark=below`,
    'desk, an ambassador': `${desk}?mentor=${mentor.id}`,
    'desk, a mentee': `${desk}?mentee=${mentees[0].id}`,
    'desk, what a move does': `${desk}?mentee=${mentees[0].id}&to=${other.id}`,
    'week by ambassador': `${week}?${from}&by=mentor`,
    'week, filtered': `${week}?${from}&by=mentor&topic=vneid&seats=free`,
    'week, one day': `${week}?${from}&day=${monday}`,
    'mentees, searched': `/wards/${code}/mentees?q=nga`,
    'slips of mentees, all at once': `/wards/${code}/slips/mentees?all=yes`,
    'day off, looked at': `/wards/${code}/changes/day-off?from=${monday}&to=${monday}`,
  };
  return Object.entries(used).map(([name, path]) => ({ name, path }));
}
