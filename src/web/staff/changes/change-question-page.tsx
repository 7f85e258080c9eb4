import { type ChangeAct, pairActs } from '../../../core/changes/acts';
import type { ChangeView } from '../../../modules/sessions';
import type { Texts } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Choices } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';
import {
  ActChoices,
  AnswerAgain,
  type Answers,
  HiddenAnswers,
  ReasonField,
} from '../../shared/changes/change-pages';
import { ChangedItems, HitCounts, type ItemLink } from '../../shared/changes/changed-items';

interface ChangeQuestionProps {
  view: Pick<ChangeView, 'kind' | 'items' | 'people'>;
  title: (t: Texts) => string;
  /** Where it is answered, and what was to be saved. */
  action: string;
  answers: Answers;
  /** What was chosen before it is asked again. */
  said?: { act: string; pairs: string; reason: string };
  back: { href: string; name: (t: Texts) => string };
  link: ItemLink;
  /** Acts that are nothing to choose here. */
  without?: readonly ChangeAct[];
  /** Nothing was typed before that could be typed otherwise. */
  isAlone?: boolean;
}

/** What settings or a venue, once saved, would hit, and what is to become of it. */
export function ChangeQuestionPage(props: ChangeQuestionProps) {
  const { view, title, action, answers, said, back, link, without = [], isAlone } = props;
  const { t } = useView();
  const { changes: c } = t;
  const { items, kind } = view;
  const isTopics = kind === 'topics';
  // Pairs with nothing left to teach end by themselves.
  const hasPairs = items.some(({ kind: of, hitBy }) => of === 'pair' && hitBy !== 'nothing-left');
  const hasSessions = items.some((item) => item.kind !== 'pair');
  // Where hours are to blame, nobody else could hold it either.
  const isByLimits = items.some(({ hitBy }) => hitBy === 'limits');
  const ofTopics = without.includes('keep') ? c.wardTopicReasonHint : c.topicReasonHint;
  const hint = isTopics ? ofTopics : c.pairReasonHint;
  return (
    <>
      <BackLink href={back.href}>{back.name(t)}</BackLink>
      <h1>{title(t)}</h1>
      <p class="lead">{isTopics && !hasSessions ? c.coursesEndLead : c.askLead}</p>
      <HitCounts {...view} />
      <Form action={action}>
        <HiddenAnswers answers={answers} />
        {isTopics && !hasSessions ? null : <ReasonField value={said?.reason} hint={hint} />}
        {hasSessions ? (
          <ActChoices
            kind={kind}
            chosen={said?.act}
            without={isByLimits ? without : ['hand-over', ...without]}
          />
        ) : (
          <HiddenValues values={{ act: 'keep' }} />
        )}
        {hasPairs ? (
          <Choices
            name="pairs"
            legend={c.pairActs}
            choices={pairActs.map((value) => ({
              value,
              label: c.pairAct[value],
              hint: c.pairActHint[value],
              isChosen: value === (said?.pairs || 'keep'),
            }))}
          />
        ) : null}
        <div class="actions">
          <Button>{c.look}</Button>
          {isAlone ? null : <AnswerAgain />}
        </div>
      </Form>
      <ChangedItems items={items} link={link} />
    </>
  );
}
