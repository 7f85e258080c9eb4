export { termName, termNames } from '../core/vietnamese/term-name';
