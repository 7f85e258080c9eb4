import type { PeopleAct } from '../../../modules/people';
import type { ChangeLine } from '../../../modules/sessions';
import { ExcelLink } from '../../kit/components/excel-link';
import { Tag } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { ButtonLink } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { spanWords } from '../../shared/changes/change-pages';
import { UnfitTopics } from '../../shared/changes/unfit-topics';
import { ActsList } from '../people-acts/acts-list';
import { actWords } from './act-words';

interface ChangesProps {
  code: string;
  lines: ChangeLine[];
  /** Lists that came in, and people who were stopped together. */
  acts: readonly PeopleAct[];
  /** Lessons ahead whose topic fits no more. */
  unfit: number;
}

const ofWhat = ({ mentorName, menteeName, venueName, programmeName }: Partial<ChangeLine>) =>
  mentorName ?? menteeName ?? venueName ?? programmeName;

/** What was changed after planning, and what was done to many people, the last first. */
export function ChangesPage({ code, lines, acts, unfit }: ChangesProps) {
  const { t, dates } = useView();
  const { changes: c } = t;
  return (
    <>
      <h1>{c.title}</h1>
      <p class="lead">{c.lead}</p>
      <UnfitTopics code={code} count={unfit} />
      <div class="actions">
        <ButtonLink href={paths.ward.dayOff(code)}>{c.dayOffTitle}</ButtonLink>
      </div>
      {lines.length > 0 ? <ExcelLink href={paths.ward.changesFile(code)} of={c.title} /> : null}
      <Table
        caption={c.title}
        isCaptionHidden
        whenEmpty={c.none}
        rows={lines}
        columns={[
          {
            heading: c.what,
            cell: ({ id, kind, ...line }) => (
              <a class="row-link" href={paths.ward.change(code, id)}>
                {[c.kind[kind], ofWhat(line)].filter(Boolean).join(': ')}
              </a>
            ),
          },
          { heading: c.when, cell: (line) => spanWords(dates, line) ?? '' },
          { heading: c.reason, cell: ({ reason }) => reason ?? '' },
          { heading: c.actsInList, cell: (line) => actWords(t, line) },
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
      <ActsList code={code} acts={acts} />
    </>
  );
}
