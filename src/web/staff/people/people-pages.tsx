import type { Page } from '../../../platform/http/paging';
import { Phone } from '../../kit/components/phone';
import { Search } from '../../kit/components/search';
import { Paging, Table } from '../../kit/components/table';
import type { MenteeRow, MentorRow } from './people-rows';
import { termNames } from '../../../texts';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

interface ListProps<Row> {
  code: string;
  page: Page<Row>;
  q: string | undefined;
}

export function MenteesPage({ code, page, q }: ListProps<MenteeRow>) {
  const { t, language } = useView();
  const p = t.people;
  return (
    <>
      <h1>{p.mentees}</h1>
      <Search label={p.searchMentees} value={q} />
      <Table
        caption={`${p.mentees}: ${page.total}`}
        whenEmpty={p.noMentees}
        rows={page.items}
        columns={[
          {
            heading: p.name,
            cell: ({ id, fullName }) => <a href={paths.ward.mentee(code, id)}>{fullName}</a>,
          },
          { heading: p.birthYear, cell: ({ birthYear }) => birthYear, isNumber: true },
          { heading: p.phone, cell: ({ phone }) => <Phone number={phone} /> },
          { heading: p.hamlet, cell: ({ hamletName }) => hamletName },
          { heading: p.needs, cell: ({ topics }) => termNames('topic', topics, language) },
          {
            heading: p.mentor,
            cell: ({ mentor }) =>
              mentor ? (
                <a href={paths.ward.mentor(code, mentor.id)}>{mentor.name}</a>
              ) : (
                <span class="muted">{p.noMentor}</span>
              ),
          },
        ]}
      />
      <Paging {...page} />
      <p class="actions">
        <a class="button secondary" href={paths.ward.newMentee(code)}>
          {p.addPerson}
        </a>
        <a class="button secondary" href={paths.ward.slips(code, 'mentees')}>
          {p.slipsMentees}
        </a>
      </p>
    </>
  );
}

export function MentorsPage({ code, page, q }: ListProps<MentorRow>) {
  const { t, language } = useView();
  const p = t.people;
  return (
    <>
      <h1>{p.mentors}</h1>
      <Search label={p.searchMentors} value={q} />
      <Table
        caption={`${p.mentors}: ${page.total}`}
        whenEmpty={p.noMentors}
        rows={page.items}
        columns={[
          {
            heading: p.name,
            cell: ({ id, fullName }) => <a href={paths.ward.mentor(code, id)}>{fullName}</a>,
          },
          { heading: p.phone, cell: ({ phone }) => <Phone number={phone} /> },
          { heading: p.organisation, cell: ({ organisation }) => organisation },
          { heading: p.hamlet, cell: ({ hamletName }) => hamletName },
          { heading: p.teaches, cell: ({ topics }) => termNames('topic', topics, language) },
          { heading: p.menteeCount, cell: ({ menteeCount }) => menteeCount, isNumber: true },
        ]}
      />
      <Paging {...page} />
      <p class="actions">
        <a class="button secondary" href={paths.ward.slips(code, 'mentors')}>
          {p.slipsMentors}
        </a>
      </p>
    </>
  );
}
