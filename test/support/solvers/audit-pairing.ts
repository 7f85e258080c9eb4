import type { MatchResult } from '../../../src/core/matching/pairing/match';
import type { MenteeProfile, MentorProfile } from '../../../src/core/matching/rules/problem';
import type { MatchRequest } from '../../../src/core/matching/pairing/verify';
import { metres, type Rule, rules, TwoPeople } from '../worlds/two-people';

/**
 * Reads a pairing as a person with the sheets would: asks every mentor of every mentee. Gives a sentence
 * for each pair, reason or number that is not true; shares no code with the matching.
 */
export function auditPairing(request: MatchRequest, result: MatchResult): string[] {
  const { mentors, mentees, settings } = request;
  const faults: string[] = [];
  const say = (who: string, what: string, is: unknown, told: unknown) => {
    if (is !== told) faults.push(`${who}: ${what} is ${String(is)}, told ${String(told)}`);
  };
  const mentorById = new Map(mentors.map((mentor) => [mentor.id, mentor]));
  const menteeById = new Map(mentees.map((mentee) => [mentee.id, mentee]));
  const most = (mentor: MentorProfile) => mentor.maxMentees ?? settings.maxMentees;
  const least = (mentor: MentorProfile) => mentor.minMentees ?? settings.minMentees;
  const load = new Map<string, number>();
  for (const { mentorId } of result.pairs) load.set(mentorId, (load.get(mentorId) ?? 0) + 1);
  const loadOf = (mentor: MentorProfile) => load.get(mentor.id) ?? 0;

  const people = new TwoPeople(request);
  const broken = people.broken.bind(people);
  const fits = people.fit.bind(people);
  const householdOf = (mentee: MenteeProfile) =>
    mentee.householdId === null
      ? [mentee]
      : mentees.filter((one) => one.hasConsent && one.householdId === mentee.householdId);
  const couldTakeWhole = (household: MenteeProfile[]) =>
    mentors.filter(
      (mentor) =>
        most(mentor) >= Math.max(household.length, least(mentor)) &&
        household.every((one) => fits(mentor, one)),
    );

  for (const { mentorId, menteeId, cost, metres: told } of result.pairs) {
    const mentor = mentorById.get(mentorId);
    const mentee = menteeById.get(menteeId);
    if (!mentor || !mentee) {
      faults.push(`${menteeId}: is paired with nobody known`);
      continue;
    }
    say(menteeId, 'fits', fits(mentor, mentee), true);
    say(menteeId, 'metres', Math.round(metres(mentor, mentee)), told);
    say(menteeId, 'cost', people.cost(mentor, mentee), cost);
  }

  for (const { menteeId, code, data } of result.unpaired) {
    const mentee = menteeById.get(menteeId);
    if (!mentee) continue;
    if (!mentee.hasConsent) {
      say(menteeId, 'reason', 'no-consent', code);
      continue;
    }
    let left = [...mentors];
    let binding: { rule: Rule; before: number } | null = null;
    for (const rule of rules) {
      const before = left.length;
      left = left.filter((mentor) => !broken(mentor, mentee).has(rule));
      if (rule === 'too-far') say(menteeId, 'within reach', left.length, data.withinReach);
      if (left.length === 0) {
        binding = { rule, before };
        break;
      }
    }
    if (binding) {
      say(menteeId, 'reason', binding.rule, code);
      if (binding.rule !== 'too-far') say(menteeId, 'before', binding.before, data.beforeRule);
      const suiting = mentors.filter((mentor) => {
        const all = broken(mentor, mentee);
        return all.size === 0 || (all.size === 1 && all.has('too-far'));
      });
      const distances = suiting.map((mentor) => Math.ceil(metres(mentor, mentee)));
      say(
        menteeId,
        'nearest who suits',
        distances.length > 0 ? Math.min(...distances) : null,
        data.nearestAbleMetres,
      );
      continue;
    }
    const open = left.filter((mentor) => loadOf(mentor) > 0);
    const withRoom = open.filter((mentor) => loadOf(mentor) < most(mentor));
    say(menteeId, 'able', left.length, data.able);
    say(menteeId, 'full', open.length - withRoom.length, data.full);
    say(menteeId, 'closed', left.length - open.length, data.closed);
    const household = householdOf(mentee);
    const mustStay = settings.householdSplitCost === null && couldTakeWhole(household).length > 0;
    const together = mustStay ? household : [mentee];
    say(menteeId, 'household', together.length, data.householdSize);
    const room = withRoom.filter(
      (mentor) =>
        most(mentor) - loadOf(mentor) >= together.length &&
        together.every((one) => fits(mentor, one)),
    );
    const reason =
      open.length === 0
        ? 'mentor-closed'
        : withRoom.length === 0
          ? 'mentors-full'
          : room.length > 0
            ? 'has-room'
            : 'household';
    say(menteeId, 'reason', reason, code);
    if (reason === 'has-room') say(menteeId, 'room', room.length, data.room);
  }

  const alone = new Set(result.unpaired.map(({ menteeId }) => menteeId));
  for (const { mentorId, code, data } of result.inactive) {
    const mentor = mentorById.get(mentorId);
    if (!mentor) continue;
    const able = mentees.filter((mentee) => fits(mentor, mentee));
    say(mentorId, 'people', 0, loadOf(mentor));
    say(mentorId, 'able', able.length, data.able);
    say(mentorId, 'left over', able.filter(({ id }) => alone.has(id)).length, data.leftOver);
    const reason =
      most(mentor) < least(mentor)
        ? 'max-below-min'
        : able.length === 0
          ? 'no-candidates'
          : able.length < least(mentor)
            ? 'below-min'
            : result.objective <= result.lowerBound
              ? 'others-nearer'
              : 'no-better-found';
    say(mentorId, 'reason', reason, code);
  }

  const mentorOf = new Map(result.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  for (const { householdId, code, data } of result.splitHouseholds) {
    const household = mentees.filter((one) => one.hasConsent && one.householdId === householdId);
    const whole = couldTakeWhole(household);
    if (settings.householdSplitCost === null && whole.length > 0) {
      faults.push(`${householdId}: split, ${whole[0].id} could take it whole`);
    }
    const open = whole.filter((mentor) => loadOf(mentor) > 0);
    const room = open.filter(
      (mentor) =>
        most(mentor) - loadOf(mentor) >=
        household.filter(({ id }) => mentorOf.get(id) !== mentor.id).length,
    );
    say(householdId, 'able', whole.length, data.able);
    say(householdId, 'open', open.length, data.open);
    say(householdId, 'room', room.length, data.room);
    const reason =
      whole.length === 0
        ? 'nobody-suits-all'
        : open.length === 0
          ? 'mentors-closed'
          : room.length === 0
            ? 'mentors-full'
            : 'cheaper-apart';
    if (code !== 'locked') say(householdId, 'split because', reason, code);
    if (reason !== 'cheaper-apart') continue;
    const dearer = room.map((mentor) =>
      household.reduce((sum, one) => {
        const now = mentorById.get(mentorOf.get(one.id) ?? '');
        const nobody = settings.unpairedCost + (one.isPriority ? settings.priorityBonus : 0);
        const moved = one.currentMentorId === null ? 0 : settings.moveCost;
        return sum + people.cost(mentor, one) - (now ? people.cost(now, one) : nobody + moved);
      }, 0),
    );
    say(householdId, 'together costs', Math.min(...dearer), data.extraCost);
  }
  const split = new Set(result.splitHouseholds.map(({ householdId }) => householdId));
  for (const mentee of mentees) {
    const ends = householdOf(mentee).map(({ id }) => mentorOf.get(id));
    const counted =
      settings.householdSplitCost === null ? ends.filter((id) => id !== undefined) : ends;
    if (!mentee.hasConsent) continue;
    if (new Set(counted).size > 1)
      say(mentee.id, 'split told', true, split.has(mentee.householdId ?? ''));
  }
  return faults;
}
