import { useView } from '../../kit/view/view';
import { type ShortageFacts, shortageInWords } from '../../../modules/matching';

/** Where ambassadors are short, whom to look for, and where they have too few mentees. */
export function ShortageSection({ shortage: facts }: { shortage: ShortageFacts }) {
  const { t, language } = useView();
  const { why } = t;
  const shortage = shortageInWords(facts, language);
  return (
    <>
      <h2>{why.shortage}</h2>
      <Sentences
        sentences={[...shortage.sentences, ...shortage.blocking.map(({ sentence }) => sentence)]}
      />
      {shortage.needs.length > 0 ? (
        <details>
          <summary>{why.lookFor}</summary>
          <Sentences sentences={shortage.needs.map(({ sentence }) => sentence)} />
        </details>
      ) : null}
      {shortage.placesWanted.length > 0 ? (
        <p>
          {why.placesWanted}: {shortage.placesWanted.map(({ name }) => name).join(', ')}.
        </p>
      ) : null}
      <h2>{why.idle}</h2>
      <Sentences sentences={shortage.idle.sentences} />
    </>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
