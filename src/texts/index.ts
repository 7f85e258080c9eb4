export { Dates } from './dates';
export {
  addLanguage,
  defaultLanguage,
  isLanguage,
  languages,
  removeLanguage,
  textsIn,
  type Language,
  type Texts,
} from './languages';
export {
  blockingSentence,
  costPartSentence,
  differenceSentence,
  distance,
  idleSentences,
  inactiveSentence,
  needSentence,
  openNeedSentences,
  runnerUpSentence,
  shortageNames,
  shortageSentences,
  splitSentence,
  unpairedSentence,
} from './pairing';
export {
  type Changed,
  isRefusalCode,
  refusalSentence,
  statusOfRefusal,
  type PlainRefusalCode,
  type RefusalCode,
  type RefusalParams,
  type Thing,
} from './facts/refusals';
export { jointText, questionsText, questionText, sessionText } from './mentee-messages';
export {
  changesText,
  changeText,
  classText,
  type ClassNews,
  digestText,
  placesOffText,
  planText,
  unrecordedText,
} from './mentor-messages';
export { introduced, mostOfReason, phrases, placeToGo, type Wording } from './message-words';
export type { OffBy } from './facts/message-phrases';
export { cellSentence, withReason } from './cells';
export { loudspeakerText } from './loudspeaker';
export { reasonIn } from './own-reasons';
export { fieldText } from './field-text';
export { termName, termNames } from './terms';
export { type AnnouncedWalkIn, mostMinutesInLine } from './facts/hamlet-week';
