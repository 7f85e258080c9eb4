import type { feedback as vi } from '../vi/feedback';

export const feedback: typeof vi = {
  title: 'What you think',
  who: 'Who is answering?',
  answersOf: (name) => `Answers of: ${name}.`,
  somebodyElse: 'Somebody else answers',
  finished: (name: string) => `Well done, ${name}!`,
  finishedThanks: 'Thank you for learning with us. This is what you learned:',
  useful: (name, topic) => `${name}: was the lesson “${topic}” useful?`,
  usefulCourse: 'Were the lessons useful?',
  usefulAnswers: { yes: 'Yes', partly: 'Partly', no: 'No' },
  alone: (topic) => `Can you do it by yourself now? (${topic})`,
  aloneAnswers: { yes: 'Yes, by myself', 'with-help': 'With some help', no: 'Not yet' },
  wrong: 'Is anything wrong?',
  nothingWrong: 'No, all is well',
  somethingWrong: 'Yes, please have an officer call me',
  thanks: 'Thank you for answering!',
  willCall: 'An officer will call you.',
  changeAnswers: 'Answer again',
  wardTitle: 'What learners say',
  counts: (asked, answered, useful, alone) =>
    `In the last 90 days ${asked} were asked and ${answered} answered: ${useful} found it useful, ${alone} can do it by themselves.`,
  wrongCaption: 'Something is wrong: please call',
  noneWrong: 'Nobody needs a call.',
  answeredAt: 'Answered',
  settle: 'Looked after',
  settleOf: (name) => `Note that the answer of ${name} was looked after`,
};
