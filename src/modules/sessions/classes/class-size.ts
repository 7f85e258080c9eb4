/** Fewer are a lesson, more need a hall of another kind. */
export const fewestInClass = 6;
export const mostInClass = 60;
