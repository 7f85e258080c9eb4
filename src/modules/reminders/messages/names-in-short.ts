import type { MessageContent } from './compose-message';

/** A message with its names as short as they can still be told: "N.T.P. Thảo". Who is called stays as written. */
export function inInitials(content: MessageContent): MessageContent {
  return {
    ...content,
    mentorName: content.mentorName === null ? null : initialsOf(content.mentorName),
    menteeName: content.menteeName === null ? null : initialsOf(content.menteeName),
    learners: content.learners.map((learner) => ({ ...learner, name: initialsOf(learner.name) })),
    told: content.told.map(({ off, ...session }) => ({
      ...session,
      mentorName: initialsOf(session.mentorName),
      menteeNames: session.menteeNames.map(initialsOf),
      ...(off ? { off: { ...off, stillComing: off.stillComing.map(initialsOf) } } : {}),
    })),
  };
}

/** Of a name of one or two words nothing is left out. */
function initialsOf(name: string): string {
  const words = name.split(' ');
  if (words.length < 3) return name;
  const letters = words.slice(0, -1).map((word) => word.charAt(0));
  return `${letters.join('.')}. ${words[words.length - 1]}`;
}
