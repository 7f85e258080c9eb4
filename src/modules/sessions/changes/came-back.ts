/** It is there again, but not everybody who was in it. */
export const notEverybody = 'not-everybody';

export const isBack = (cameBack: string): boolean =>
  cameBack === 'yes' || cameBack === notEverybody;
