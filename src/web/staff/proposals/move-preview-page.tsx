import { differenceSentence } from '../../../texts';
import type { ExplainedAnswer } from '../../../modules/matching';
import { BackLink } from '../../kit/components/back-link';
import { PostButton } from '../../kit/forms/form';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';

interface MovePreviewPageProps {
  back: string;
  /** Where the difference is made real. */
  action: string;
  /** Where only this mentee is moved. */
  alonePath: string;
  menteeName: string;
  mentorName: string;
  mentorId: string;
  answer: ExplainedAnswer;
  /** The ambassador has a place, so that this mentee may go alone. */
  mayGoAlone: boolean;
}

/** Before a mentee is moved: what everyone else would do. */
export function MovePreviewPage(props: MovePreviewPageProps) {
  const { back, action, alonePath, menteeName, mentorName, mentorId, answer, mayGoAlone } = props;
  const { t, language } = useView();
  const { why } = t;
  const version = answer.version ?? 0;
  return (
    <>
      <BackLink href={back} />
      <h1>{why.preview(menteeName, mentorName)}</h1>
      {answer.isPossible ? null : <h2>{why.notPossible}</h2>}
      <p class="lead">{differenceSentence(answer, language)}</p>
      {answer.isPossible ? (
        <>
          <Table
            caption={why.whoMoves}
            whenEmpty=""
            rows={answer.moved.map((move) => ({ id: move.menteeId, ...move }))}
            columns={[
              { heading: t.people.name, cell: (move) => move.menteeName },
              { heading: why.from, cell: (move) => move.fromMentorName ?? why.nobody },
              { heading: why.to, cell: (move) => move.toMentorName ?? why.nobody },
            ]}
          />
          <PostButton action={action} values={{ mentorId, version }}>
            {why.accept}
          </PostButton>
        </>
      ) : null}
      {mayGoAlone ? (
        <PostButton action={alonePath} kind="secondary" values={{ mentorId, alone: 'yes' }}>
          {why.onlyThis}
        </PostButton>
      ) : null}
    </>
  );
}
