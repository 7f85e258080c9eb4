import type { DomainError } from '../../../platform/common/domain-error';
import { useView } from '../view/view';
import { namedFieldSentence } from './field-sentence';
import { firstPasswordOf } from './refusals';

/**
 * Above a form that was refused: what was wrong, with links to the fields; the focus is here, not at the page's top,
 * unless all that is left to do is to type a password again.
 */
export function ErrorSummary({ refusal }: { refusal: DomainError }) {
  const { t, language, refused } = useView();
  const fields = Object.entries((refusal.details?.fields ?? {}) as Record<string, string>);
  const isFocused = firstPasswordOf(refusal) === undefined;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus={isFocused}>
      <h2>{t.errors.summary}</h2>
      <p>{refusal.sentenceIn(language)}</p>
      {fields.length > 0 ? (
        <ul>
          {fields.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${name}`}>{namedFieldSentence(t, name, sentence, refused?.labels)}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
