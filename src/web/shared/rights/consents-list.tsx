import type { Consent } from '../../../modules/people';
import { useView } from '../../kit/view/view';

/** Each agreement and withdrawal of somebody: when, how, to which version of the words. */
export function ConsentsList({ consents }: { consents: readonly Consent[] }) {
  const { t, dates } = useView();
  const r = t.rights;
  if (consents.length === 0) return <p class="empty">{r.neverAgreed}</p>;
  return (
    <ul>
      {consents.map(({ id, kind, givenOn, way, proof, wordingVersion }) => (
        <li key={id}>
          {kind === 'given' ? r.given(dates.date(givenOn)) : r.withdrawn(dates.date(givenOn))}
          {', '}
          {t.people.consentWays[way]}
          {proof === '' ? '' : ` (${proof})`}
          {wordingVersion === null ? '' : `, ${r.wordingNo(wordingVersion)}`}
        </li>
      ))}
    </ul>
  );
}
