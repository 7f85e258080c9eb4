import type { byHand as vi } from '../vi/by-hand';

export const byHand: typeof vi = {
  way: (mentee, mentor, distance) => `${mentee} with ${mentor}, ${distance} away`,
  help: {
    split: (ways) => `If this household is split, ambassadors have places: ${ways}.`,
    place: (way) => `An ambassador has a place: ${way}.`,
    farther: (way, limit, over) =>
      `An ambassador has a place: ${way}. The unit’s limit is ${limit}; this is ${over} more.`,
  },
  press: {
    split: 'Split this household',
    place: 'Pair these two',
    farther: 'Allow this pair this once',
  },
  acts: {
    move: (people) => `Moved just now: ${people}.`,
    lock: (people) => `Pair fixed just now: ${people}.`,
    unlock: (people) => `Pair let go just now: ${people}.`,
    join: (people) => `Household put together just now: ${people}.`,
    split: (people) => `Household split just now: ${people}.`,
    place: (people) => `Paired just now: ${people}.`,
    farther: (people) => `A pair beyond the unit’s limit allowed just now: ${people}.`,
  },
  andOthers: (names, others) => `${names} and ${others} others`,
  undo: 'Undo',
  unpublish: 'Undo the publication',
  unpublishMeans:
    'The pairs are as before, with the lessons that fell then, where that is still possible. Lessons of the new pairs are called off and people are told. Possible until a lesson was held with one of these pairs.',
  unpublishLook: 'Look before it is undone',
  unpublishTitle: 'Undo the publication of the pairs?',
  unpublishPeople: 'mentees get another ambassador',
  unpublishEnded: 'pairs end',
  unpublishAgain: 'pairs stand again',
  unpublishLost: 'pairs cannot stand again',
  unpublishSessions: 'sessions called off',
  unpublishPlaces: 'places called off',
  unpublishPlacesAgain: 'places stand again',
  unpublishPlacesLost: 'places cannot stand again',
  unpublishNot: 'No, keep these pairs',
  households: {
    title: 'Households: together or split',
    link: (apart, together) => `See each household: ${together} together, ${apart} split`,
    lead: 'Nobody else has to change. Pairs chosen here stay in the next pairing.',
    leadToday:
      'Nobody else has to change. Before anybody moves you see the lessons and messages it touches.',
    apart: (count) => `Households that are split: ${count}`,
    together: (count) => `Households that are together: ${count}`,
    none: 'No household.',
    people: 'People of the household, and with whom they are',
    joined: 'If put together',
    parted: 'If split',
    withNobody: 'no ambassador',
    goes: (mentee, mentor) => `${mentee} to ${mentor}`,
    farther: (distance) => `${distance} farther in all`,
    nearer: (distance) => `${distance} less far in all`,
    asFar: 'no farther',
    found: (people) =>
      people === 1 ? '1 person gets an ambassador' : `${people} people get an ambassador`,
    join: 'Put this household together',
    split: 'Split this household',
    cannotJoin:
      'No ambassador suits all of them and has the places, or somebody would be left with too few mentees.',
    cannotSplit:
      'Nobody else has a place for them, or their ambassador would be left with too few mentees.',
  },
};
