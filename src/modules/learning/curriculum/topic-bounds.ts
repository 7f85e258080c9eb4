/** The most characters of a text, and the most lines of a list, that people write about a topic. */
export const wordBounds = { name: 80, aim: 200, steps: 12, step: 400, card: 10, cardLine: 160 };

/** The greatest numbers of a topic's place. */
export const placeBounds = { rank: 9_999, lessons: 20 };
