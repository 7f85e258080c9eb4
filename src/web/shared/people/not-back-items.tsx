import type { ReturnView } from '../../../modules/sessions';
import { useView } from '../../kit/view/view';
import { useReasonWords } from './reason-words';

/** Pairs, lessons and places that did not come back, or would not: a line of a list for each, with the reason. */
export function NotBackItems({ notBack }: Pick<ReturnView, 'notBack'>) {
  const { t, dates } = useView();
  const reasonWords = useReasonWords();
  return (
    <>
      {notBack.map(({ kind, subjectId, name, startAt, why }) => (
        <li key={subjectId}>
          {t.stops.kinds[kind]}
          {name ? ` ${name}` : ''}
          {startAt === null ? '' : ` ${dates.moment(startAt)}`}
          {': '}
          {reasonWords(why)}
        </li>
      ))}
    </>
  );
}
