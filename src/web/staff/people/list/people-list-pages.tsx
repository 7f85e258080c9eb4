import { ExcelLink } from '../../../kit/components/excel-link';
import type { Side } from '../../../../core/people/fields';
import type { Page } from '../../../../platform/http/paging';
import { type ExcelColumn, Paging, Table } from '../../../kit/components/table';
import { withQuery } from '../../../kit/paths/path';
import { paths } from '../../../kit/paths/paths';
import { useView } from '../../../kit/view/view';
import { namesApart } from '../../../shared/people/names-apart';
import { peopleOf } from '../../../shared/people/people-kind';
import { searchedFor } from '../../../shared/people/searched-for';
import { menteeColumns, mentorColumns } from './people-columns';
import { type ListedHamlet, PeopleFilters } from './people-filters';
import { withFilter } from '../../../kit/page/address-filter';
import type { PeopleListQuery } from './people-list-query';
import type { MenteeListRow, MentorListRow } from './people-rows';
import { PickedForm, withBoxes } from './picking';

interface ListProps<Row> {
  code: string;
  page: Page<Row>;
  query: PeopleListQuery;
  hamlets: readonly ListedHamlet[];
}

export function MenteesPage(props: ListProps<MenteeListRow>) {
  const view = useView();
  return (
    <PeoplePage {...props} side="mentee" columns={menteeColumns(view, props.code, props.query)} />
  );
}

export function MentorsPage(props: ListProps<MentorListRow>) {
  const view = useView();
  return (
    <PeoplePage {...props} side="mentor" columns={mentorColumns(view, props.code, props.query)} />
  );
}

interface PeoplePageProps<Row> extends ListProps<Row> {
  side: Side;
  columns: ExcelColumn<Row>[];
}

function PeoplePage<Row extends MenteeListRow | MentorListRow>(props: PeoplePageProps<Row>) {
  const { code, side, page, query, hamlets, columns } = props;
  const { t } = useView();
  const p = t.people;
  const isMentee = side === 'mentee';
  const title = isMentee ? p.mentees : p.mentors;
  const file = isMentee ? paths.ward.menteesFile(code) : paths.ward.mentorsFile(code);
  return (
    <>
      <h1>{title}</h1>
      {query.show === 'no-lesson' && page.total > 0 ? (
        <p class="inset">
          {t.peopleList.planHint} <a href={`${paths.ward.week(code)}#plan`}>{t.peopleList.plan}</a>
        </p>
      ) : null}
      <PeopleFilters side={side} query={query} hamlets={hamlets} />
      {page.total > 0 ? <ExcelLink href={withFilter(file, query)} /> : null}
      <Table
        caption={`${title}: ${page.total}`}
        whenEmpty={isMentee ? p.noMentees : p.noMentors}
        rows={page.items}
        columns={withBoxes(columns, namesApart(page.items), t.peopleList.pick)}
        sorting={{ by: query.sort }}
        isCards
      />
      <Paging {...page} />
      {page.total > 0 ? (
        <PickedForm code={code} side={side} query={query} total={page.total} />
      ) : null}
      <p class="actions">
        <a
          class="button secondary"
          href={withQuery(
            isMentee ? paths.ward.newMentee(code) : paths.ward.newMentor(code),
            searchedFor(query.q),
          )}
        >
          {isMentee ? p.addPerson : p.addMentor}
        </a>
        <a
          class="button secondary"
          href={withFilter(paths.ward.slips(code, peopleOf[side]), query)}
        >
          {isMentee ? p.slipsMentees : p.slipsMentors}
        </a>
      </p>
    </>
  );
}
