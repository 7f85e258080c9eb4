import { costPartSentence, distance, runnerUpSentence } from '../../../texts';
import type { ExplainedPair } from '../../../modules/matching';
import { BackLink } from '../../kit/components/back-link';
import { useView } from '../../kit/view/view';

interface WhyPageProps {
  back: string;
  pair: ExplainedPair;
  /** Where a change to another mentor is shown before it is made; absent when nothing can be moved. */
  previewPath?: (mentorId: string) => string;
}

/** The parts of a pair's cost, and what the next best mentors would mean. */
export function WhyPage({ back, pair, previewPath }: WhyPageProps) {
  const { t, language } = useView();
  const { why } = t;
  const parts = pair.parts.map((part) => costPartSentence(part, language));
  return (
    <>
      <BackLink href={back} />
      <h1>{why.title(pair.menteeName, pair.mentorName)}</h1>
      {pair.isLocked ? <p class="inset">{why.chosen}</p> : null}
      <h2>{why.parts}</h2>
      <ul>
        {parts.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{why.total(distance(pair.cost, language))}</p>
      <h2>{why.runnersUp}</h2>
      {pair.runnersUp.length === 0 ? (
        <p>{pair.ableMentors <= 1 ? why.onlyOne : why.noOther(pair.ableMentors)}</p>
      ) : (
        <ul>
          {pair.runnersUp.map((runner) => (
            <li key={runner.mentorId}>
              {runnerUpSentence(runner, runner.name, language)}{' '}
              {previewPath ? (
                <a href={previewPath(runner.mentorId)} aria-label={`${why.tryIt}: ${runner.name}`}>
                  {why.tryIt}
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
