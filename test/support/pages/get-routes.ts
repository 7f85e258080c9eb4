import type { Actor } from '../../../src/modules/access/policies/actor';
import { localDateOf } from '../../../src/core/time/zone';
import type { BusyWard } from '../worlds/busy-ward';

/** Files, and the queue board, which asks the queue and not the database. */
const elsewhere = /^\/operations\/queues|\*/;

/** Opens every page and every GET of the API, or these, as somebody who may; gives those that did not answer. */
export async function openAllPages(
  ward: BusyWard,
  opened: (pattern: string, headers: Headers, text: string) => void = () => undefined,
  isAsked: (pattern: string) => boolean = () => true,
): Promise<string[]> {
  const { pages } = ward;
  const unanswered: string[] = [];
  for (const { pattern, path, actor } of allAddresses(ward)) {
    if (!isAsked(pattern)) continue;
    pages.actors = [actor];
    const { status, headers, text } = await pages.get(path);
    if (status >= 400 || path.includes(':')) unanswered.push(`${status} ${pattern} ${path}`);
    opened(pattern, headers, text);
  }
  return unanswered;
}

/** A route with something of the ward's in the place of its parameters, and who may open it. */
export interface FilledAddress {
  pattern: string;
  path: string;
  actor: Actor;
}

/** Every route of the server that answers a GET; a new one is among them by itself. */
export function allAddresses(ward: BusyWard): FilledAddress[] {
  return ward.pages.routes
    .filter((pattern) => !elsewhere.test(pattern))
    .flatMap(kindsOf)
    .map((pattern) => ({
      pattern,
      path: filledIn(ward, pattern),
      actor: whoMayOpen(ward, pattern),
    }));
}

/** A route for both kinds of people is two. */
function kindsOf(route: string): string[] {
  if (!/:(people|kind)/.test(route)) return [route];
  return ['mentors', 'mentees'].map((people) => route.replace(/:(people|kind)/, people));
}

function whoMayOpen(ward: BusyWard, pattern: string): Actor {
  const { officer, operator, provincial, mentor, mentee } = ward;
  if (/^\/mentor(\/|$)/.test(pattern)) return mentor;
  if (/^\/mentee(\/|$)/.test(pattern)) return mentee;
  if (pattern.endsWith('/opening')) return provincial;
  return /provinces|^\/operations|^\/metrics/.test(pattern) ? operator : officer;
}

/** What an id stands for is said by the word before it; the first that fits counts. */
function filledIn({ ward, ids, mentor, mentee, clock }: BusyWard, pattern: string): string {
  const day = localDateOf(clock.at + 3 * 86_400_000, 'Asia/Ho_Chi_Minh');
  const fillings: [RegExp, string][] = [
    [/(?<=^\/help\/):reader/, 'officer'],
    [/(?<=^\/mentor\/):me/, mentor.id ?? ''],
    [/:me(?!\w)/, mentee.id ?? ''],
    [/(?<=provinces\/):code/, '37'],
    [/(?<=accounts\/):id/, ids.account],
    [/(?<=invitation\/):token/, ids.invitation.split('/').at(-1) ?? ''],
    [/(?<=counter\/):id/, mentee.id ?? ''],
    [/:wardId/, ward.id],
    [/:code/, ward.code],
    [/(?<=holds\/):id/, ids.hold],
    [/(?<=bookings\/):id/, ids.ownBooking],
    [/(?<=provinces\/37\/proposals\/):id/, ids.province],
    [/(?<=proposals\/):id/, ids.proposal],
    [/(?<=trials\/):id/, ids.trial],
    [/(?<=week-plans\/|week-plan-runs\/):id/, ids.weekPlan],
    [/(?<=walk-ins\/|walk-in-days\/):id/, ids.walkIn],
    [/(?<=changes\/):id/, ids.change],
    [/(?<=absences\/):id/, ids.absence],
    [/(?<=announcements\/):id/, ids.announcement],
    [/(?<=teams\/):id/, ids.team],
    [/(?<=families\/):id/, ids.household],
    [/(?<=programmes\/):id/, ids.programme],
    [/(?<=measures\/):measure/, 'people'],
    [/(?<=reports\/):id/, ids.report],
    [/(?<=campaigns\/):id/, ids.campaign],
    [/(?<=certificates\/):id/, ids.certificate],
    [/:proof/, ids.certificateProof],
    [/:side\/:id/, `mentor/${mentor.id ?? ''}`],
    [/(?<=figures\/):figure/, 'lessons'],
    [/:memberId/, ids.teamMember],
    [/(?<=doors\/):id/, ids.door],
    [/:visitId/, ids.doorVisit],
    [/(?<=venues\/):id/, ids.venue],
    [/(?<=hamlets\/):(?:id|hamletId)/, ids.hamlet],
    [/(?<=people-acts\/):id/, ids.peopleAct],
    [/(?<=imports\/):id/, ids.import],
    [/(?<=import-drafts\/):id/, ids.importDraft],
    [/(?<=sessions\/):id/, ids.session],
    [/(?<=classes\/):id/, ids.groupClass],
    [/(?<=invitations\/):id/, ids.invitation],
    [/(?<=reminders\/):id/, ids.reminder],
    [/(?<=feedback\/):id/, ids.feedback],
    [/(?<=mentors\/):id/, mentor.id ?? ''],
    [/:id|:menteeId/g, mentee.id ?? ''],
    [/:ticketId/, ids.ticket],
    [/(?<=added\/):topic/, encodeURIComponent(ids.addedTopic)],
    [/:topic/, 'vneid'],
    [/(?<=videos\/):file/, ids.video],
    [/:question/, ids.question],
    [/(?<=sign-in\/link\/):token/, ids.signIn.split('/').at(-1) ?? ''],
    [/(?<=calendars\/):token/, ids.calendar.split('/').at(-2) ?? ''],
    [/:token/, ids.link.split('/').at(-1) ?? ''],
  ];
  const path = fillings.reduce((so, [what, value]) => so.replace(what, value), pattern);
  const queries: [RegExp, string][] = [
    [/(book|move|new)\/time$/, `?day=${day}`],
    [/(move|new)\/check$/, `?startAt=${clock.at + 3 * 86_400_000}`],
    [/mentees\/[\w-]+\/move$/, `?mentorId=${mentor.id}`],
    [/(wards\/\w+|api\/v1\/wards\/[\w-]+)\/(mentees|mentors)$|register$/, '?q=an'],
  ];
  return path + (queries.find(([where]) => where.test(path))?.[1] ?? '');
}
