import type { BlockingSet } from '../../core/matching/explain/blocking-sets';
import type { RunnerUp } from '../../core/matching/explain/explain';
import type { IdleMentors } from '../../core/matching/explain/idle-mentors';
import type { Need } from '../../core/matching/explain/needs';
import type { Shortage } from '../../core/matching/explain/shortage';
import type { Difference } from '../../core/matching/explain/what-if';
import type { InactiveReason, UnpairedReason } from '../../core/matching/pairing/reasons';
import type { SplitHousehold } from '../../core/matching/pairing/split-households';
import type { CostPart } from '../../core/matching/rules/cost';
import type { pairing as vi } from '../vi/pairing';
import { mostOf, type ShortageNames } from '../facts/shortage-names';
import { impossible } from './pairing-rules';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const pairing: typeof vi = {
  distance,
  beyond,
  exactMetres,
  spoken: (name) => name,

  unpaired: ({ code, data }: UnpairedReason): string => {
    const around = `Of ${counted(data.withinReach, 'ambassador')} within ${distance(data.maxMetres)}`;
    const nearest =
      data.nearestAbleMetres === null
        ? ''
        : ` The nearest who suits is ${beyond(data.nearestAbleMetres, data.maxMetres)} away.`;
    const left = counted(data.beforeRule, 'ambassador');
    switch (code) {
      case 'no-consent':
        return 'Has not agreed to the use of personal data.';
      case 'too-far':
        return `No ambassador within ${distance(data.maxMetres)}.${nearest}`;
      case 'other-programme':
        return `${left} ambassadors are near, but none is in the same programme.${nearest}`;
      case 'no-language':
        return `${around}, none shares a language.${nearest}`;
      case 'no-topic':
        return `${around}, ${data.beforeRule} share a language but none teaches a topic needed.${nearest}`;
      case 'no-window':
        return `${left} near could teach, but none is free at the same time.${nearest}`;
      case 'no-gender':
        return `${left} near could teach, but none is the woman or man wished for.${nearest}`;
      case 'no-training':
        return `${left} near could teach, but none has had the training that the unit asks for.${nearest}`;
      case 'forbidden':
        return `${left} could teach, but each is ruled out for this person.`;
      case 'mentor-closed':
        return data.able === 1
          ? 'The only ambassador who could teach does not reach the minimum.'
          : `None of the ${data.able} ambassadors who could teach reaches the minimum.`;
      case 'no-group-yet':
        return data.able === 1
          ? 'The only ambassador who could teach has no group yet; pair the ward to see whether the minimum is reached.'
          : `None of the ${data.able} ambassadors who could teach has a group yet; pair the ward to see whether one reaches the minimum.`;
      case 'household':
        return `No ambassador with a group who suits the whole household of ${data.householdSize} has places left for it.`;
      case 'has-room':
        return `${counted(data.room ?? data.able - data.full - data.closed, 'ambassador')} who could teach still has room; choose by hand or pair again.`;
      case 'mentors-full':
        if (data.able === 1) return 'The only ambassador who could teach is full.';
        return data.closed === 0
          ? `All ${counted(data.able, 'ambassador')} who could teach are full.`
          : `Of ${counted(data.able, 'ambassador')} who could teach, ${data.full} are full and ${data.closed} ${data.closed === 1 ? 'does' : 'do'} not reach the minimum.`;
    }
  },

  inactive: ({ code, data }: InactiveReason): string => {
    const { able, leftOver, minMentees, maxMentees } = data;
    const few = leftOver < minMentees ? `, fewer than ${minMentees}` : '';
    const left = leftOver === 0 ? '' : ` (${leftOver} of them without anyone${few})`;
    switch (code) {
      case 'max-below-min':
        return `Takes at most ${maxMentees} mentees, fewer than the minimum of ${minMentees}.`;
      case 'no-candidates':
        return 'Nobody near fits: no one shares a language, a topic and a free time.';
      case 'below-min':
        return `Only ${counted(able, 'mentee')} could be taught, fewer than the minimum of ${minMentees}.`;
      case 'others-nearer':
        return `${counted(able, 'mentee')} could be taught${left}, but taking ${minMentees} from other ambassadors would not serve all together better.`;
      case 'no-better-found':
        return `${counted(able, 'mentee')} could be taught${left}, but no way to give this ambassador ${minMentees} that serves all together better was found. Move people by hand, or pair again.`;
    }
  },

  split: ({ code, data }: SplitHousehold): string => {
    const left =
      data.leftOver === 0
        ? ''
        : ` ${counted(data.leftOver, 'member')} of it without an ambassador.`;
    const able = (count: number) => `${counted(count, 'ambassador')} who could teach all of it`;
    switch (code) {
      case 'locked':
        return `Locked pairs divide this household.${left}`;
      case 'nobody-suits-all':
        return `No ambassador suits all ${data.people} and could take the whole household.${left}`;
      case 'mentors-closed':
        return `Of the ${able(data.able)} none reaches the minimum.${left}`;
      case 'mentors-full':
        return `Of the ${able(data.open)} none has places left for ${data.people}: together, others would have to make way.${left}`;
      case 'cheaper-apart':
        return data.extraCost > 0
          ? `Together with one ambassador is possible, and as much worse as ${distance(data.extraCost)} more to go.${left}`
          : `Together with one ambassador is possible and no worse; choose by hand or pair again.${left}`;
    }
  },

  openNeed: (topic, mentors) =>
    mentors.length === 0
      ? `${topic}: nobody near can teach it`
      : `${topic}: ${mentors.map(({ name, metres }) => `${name} (${distance(metres)})`).join(', ')}`,

  costPart: ({ name, amount, count }: CostPart): string | null => {
    switch (name) {
      case 'metres':
        return `${distance(count)} apart`;
      case 'other-hamlet':
        return amount === 0 ? 'Same hamlet' : `Another hamlet: +${amount}`;
      case 'missing-topics':
        return count === 0
          ? 'Teaches every topic needed'
          : `${counted(count, 'topic')} not taught: +${amount}`;
      case 'cannot-begin':
        return count === 0
          ? null
          : `Does not teach what has to be learned first, for which somebody else is needed: +${amount}`;
      case 'few-windows':
        return `${counted(count, 'free half-hour')} a week in common${amount > 0 ? `: +${amount}` : ''}`;
      case 'leaves-current-mentor':
        return count === 0 ? null : `Leaves today's ambassador: +${amount}`;
    }
  },

  runnerUp: (runner: RunnerUp, name: string): string => {
    const { metres, extraCost, isFull } = runner;
    const place = isFull ? ', full, so that somebody would have to give up a place' : '';
    const own = distance(Math.abs(extraCost));
    const forOne = extraCost === 0 ? 'the same' : `${own} ${extraCost > 0 ? 'worse' : 'better'}`;
    return `${name}, ${distance(metres)} away${place}: ${forOne} for this person, ${forEveryone(runner)} for everyone.`;
  },

  difference: (difference: Difference): string => {
    const { isPossible, code, moved, extraCost } = difference;
    if (!isPossible) return impossible[code ?? 'no-places'];
    if (moved.length === 0) return 'Nobody moves.';
    const found = moved.filter(({ fromMentorId }) => fromMentorId === null).length;
    const lost = moved.filter(({ toMentorId }) => toMentorId === null).length;
    const changed = moved.length - found - lost;
    const who = [
      changed > 0 ? `${changed} would change ambassador` : '',
      found > 0 ? `${found} would get one at last` : '',
      lost > 0 ? `${lost} would have none any more` : '',
    ]
      .filter(Boolean)
      .join(', ');
    if (found > 0 || lost > 0) return `${who}.`;
    if (extraCost === 0) return `${who}; as good as now.`;
    const walk = distance(Math.abs(extraCost));
    return `${who}; ${walk} ${extraCost > 0 ? 'worse' : 'better'} in all, counted as walking.`;
  },

  shortage: (shortage: Shortage, names: ShortageNames): string[] => {
    const { people, mentorsNeeded, byHamlet, byTopic, byLanguage, byTime } = shortage;
    if (people === 0) return ['There are enough ambassadors.'];
    return [
      `${people} without an ambassador; at least ${mentorsNeeded} more needed.`,
      `Where: ${mostOf(byHamlet, names.hamlet)}.`,
      `Topics they need: ${mostOf(byTopic, names.topic)}. Languages: ${mostOf(byLanguage, names.language)}.`,
      `When they are free: ${mostOf(byTime, timeName)}.`,
    ];
  },

  need: (need: Need, minMentees: number, names: ShortageNames): string => {
    const count = need.menteeIds.length;
    const missing = minMentees - count;
    const hamlet = need.hamletId === null ? '' : names.hamlet(need.hamletId);
    const who = { female: 'a woman', male: 'a man', any: 'somebody' }[need.gender ?? 'any'];
    const more =
      missing > 0 ? ` ${missing} more from near by would make up the ${minMentees}.` : '';
    return `Look for ${who} near ${hamlet} who speaks ${names.language(need.language)}, teaches ${names.topic(need.topic)} and is free on ${timeName(need.time)}: could take ${count}.${more}`;
  },

  blocking: ({ mentorIds, places, leftIds }: BlockingSet): string => {
    const [mentors, left] = [mentorIds.length, leftIds.length];
    return mentors === 0
      ? `Nobody who takes people could teach these ${left}.`
      : `${places + left} people have only ${mentors} ambassadors who could teach them, with ${places} places: ${left} too few, whoever is moved.`;
  },

  idle: ({ people, byHamlet, menteesMissing }: IdleMentors, names: ShortageNames): string[] => {
    if (people === 0) return ['Every ambassador has mentees.'];
    const where = `${people} ambassadors have nobody: ${mostOf(byHamlet, names.hamlet)}.`;
    if (menteesMissing === 0) return [where];
    return [where, `Where too few suit, ${menteesMissing} more mentees in all would be needed.`];
  },

  timeName,
};

function distance(metres: number): string {
  if (metres < 1000) return `${metres} m`;
  return `${(metres / 1000).toFixed(1).replace(/\.0$/, '')} km`;
}

function beyond(metres: number, limit: number): string {
  return distance(metres) === distance(limit) ? exactMetres(metres) : distance(metres);
}

function exactMetres(metres: number): string {
  return `${String(Math.ceil(metres)).replace(/\B(?=(\d{3})+$)/g, ',')} m`;
}

function timeName(key: string): string {
  const [day, part] = key.split('-');
  return `${weekdays[Number(day) - 1]} ${part}s`;
}

function forEveryone({ costForEveryone, isProved, lost, found }: RunnerUp): string {
  const people = [
    lost > 0 ? `${lost} without an ambassador any more` : '',
    found > 0 ? `${found} with one at last` : '',
  ].filter((words) => words !== '');
  const walk = distance(Math.abs(costForEveryone));
  const change =
    costForEveryone === 0 ? 'no worse' : `${walk} ${costForEveryone > 0 ? 'worse' : 'better'}`;
  const said = people.length > 0 ? people.join(', ') : change;
  return isProved ? said : `${said} in the best re-pairing found`;
}

/** A number and its noun. */
function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
