import { defaultLanguage, type Language, textsIn } from './languages';

/** The reasons that the service itself gives when it calls a place off or moves it; they are kept as they were written. */
function ownReasons(language: Language): string[] {
  const { sessions: s, classes: c } = textsIn(language);
  return [
    s.movedElsewhere,
    s.joinedByMistake,
    s.mentorChanged,
    s.elsewhereThen,
    s.mentorStopped,
    s.mentorElsewhere,
    s.mentorPauses,
    s.courseFinished,
    s.alreadyLearned,
    s.firstAnotherTopic,
    c.fitsNoMore,
    c.movedElsewhere,
  ];
}

/** A reason for a reader of another language: one of the service's own in their words, what somebody typed as it is. */
export function reasonIn(reason: string, language: Language): string {
  if (language === defaultLanguage) return reason;
  const nth = ownReasons(defaultLanguage).indexOf(reason);
  return nth < 0 ? reason : ownReasons(language)[nth];
}
