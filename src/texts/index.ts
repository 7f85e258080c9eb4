export { Dates } from './dates';
export {
  addLanguage,
  defaultLanguage,
  isLanguage,
  languages,
  removeLanguage,
  textsIn,
  type Language,
  type LanguageFolder,
  type SomeTexts,
  type Texts,
} from './languages';
export {
  type Changed,
  isRefusalCode,
  refusalSentence,
  statusOfRefusal,
  type PlainRefusalCode,
  type RefusalCode,
  type RefusalParams,
  type RefusalSentences,
  type Thing,
} from './refusals';
export { termName, termNames } from './terms';
