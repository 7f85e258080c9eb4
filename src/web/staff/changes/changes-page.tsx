import type { ChangeLine } from '../../../modules/sessions';
import { Tag } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { ButtonLink } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { useSpanWords } from '../../shared/changes/change-pages';

/** What was changed after planning, the last first. */
export function ChangesPage({ code, lines }: { code: string; lines: ChangeLine[] }) {
  const { t, dates } = useView();
  const { changes: c } = t;
  const spanWords = useSpanWords();
  const actWords = ({ kind, act, pairs }: ChangeLine): string => {
    if (kind === 'session') return '';
    if (kind === 'pairs') return c.outcomes[act === 'cancel' ? 'cancelled' : 'handed-over'];
    if (pairs === null || pairs === 'keep') return c.act[act];
    return act === 'keep' ? c.pairAct[pairs] : `${c.act[act]}; ${c.pairAct[pairs]}`;
  };
  return (
    <>
      <h1>{c.title}</h1>
      <p class="lead">{c.lead}</p>
      <div class="actions">
        <ButtonLink href={paths.ward.dayOff(code)}>{c.dayOffTitle}</ButtonLink>
      </div>
      <Table
        caption={c.title}
        isCaptionHidden
        whenEmpty={c.none}
        rows={lines}
        columns={[
          {
            heading: c.what,
            cell: ({ id, kind, mentorName, menteeName, venueName }) => (
              <a class="row-link" href={paths.ward.change(code, id)}>
                {[c.kind[kind], mentorName ?? menteeName ?? venueName].filter(Boolean).join(': ')}
              </a>
            ),
          },
          { heading: c.when, cell: (line) => spanWords(line) ?? '' },
          { heading: c.reason, cell: ({ reason }) => reason ?? '' },
          { heading: c.actsInList, cell: actWords },
          { heading: c.people, cell: ({ people }) => people, isNumber: true },
          { heading: c.messages, cell: ({ messages }) => messages, isNumber: true },
          { heading: c.madeAt, cell: ({ madeAt }) => dates.moment(madeAt) },
          {
            heading: c.state,
            cell: ({ takenBackAt }) => (
              <Tag kind={takenBackAt === null ? 'good' : 'plain'}>
                {takenBackAt === null ? c.stands : c.takenBack}
              </Tag>
            ),
          },
        ]}
      />
    </>
  );
}
