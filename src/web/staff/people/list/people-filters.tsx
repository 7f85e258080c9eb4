import { fieldsOf, type Side } from '../../../../core/people/fields';
import { usualProgramme } from '../../../../core/programme/programmes';
import { codesOf } from '../../../../core/people/vocabularies';
import { termName } from '../../../../texts';
import { FoldedFilters } from '../../../kit/components/folded-filters';
import { Search } from '../../../kit/components/search';
import { Select } from '../../../kit/forms/select';
import { useView } from '../../../kit/view/view';
import { useTopicOptions } from '../../../shared/learning/topic-options';
import { labelOf } from '../../../shared/people/field-value';
import { usualColumns } from './people-columns';
import {
  columnFields,
  otherColumns,
  type PeopleListQuery,
  showFilters,
  stoppedFilters,
  vneidFilters,
} from './people-list-query';

export interface ListedHamlet {
  id: string;
  name: string;
}

interface FiltersProps {
  side: Side;
  query: PeopleListQuery;
  hamlets: readonly ListedHamlet[];
}

/** Whom a list of people shows, and what of them; all of it stands in the address. */
export function PeopleFilters({ side, query, hamlets }: FiltersProps) {
  const { t, url } = useView();
  const l = t.peopleList;
  const topics = useTopicOptions();
  const { q, hamlet, topic, mark, target, programme, vneid, age, show, stopped, sort, col } = query;
  const isFiltered = [hamlet, topic, mark, target, programme, vneid, age, show, stopped].some(
    Boolean,
  );
  const areChosen = col.length > 0 && !isSame(col, usualColumns(side));
  return (
    <>
      <Search label={side === 'mentee' ? t.people.searchMentees : t.people.searchMentors} value={q}>
        <FoldedFilters
          name={l.filters}
          set={[
            hamlet,
            topic,
            mark,
            target,
            programme,
            vneid,
            age,
            show,
            stopped,
            areChosen ? l.columns : undefined,
          ]}
        >
          <div class="filters">
            <Select
              name="hamlet"
              label={t.people.hamlet}
              value={hamlet ?? ''}
              empty={l.all}
              options={hamlets.map(({ id: value, name }) => ({ value, label: name }))}
            />
            <Select
              name="topic"
              label={labelOf(useView(), side, 'topics')}
              value={topic ?? ''}
              empty={l.all}
              options={topics}
            />
            <ProgrammeFilter side={side} value={programme} />
            {side === 'mentee' ? (
              <>
                <Terms
                  name="target"
                  label={labelOf(useView(), side, 'targetGroup')}
                  value={target}
                  kinds={['targetGroup']}
                />
                <Terms name="mark" label={l.mark} value={mark} kinds={['group', 'support']} />
                <Select
                  name="vneid"
                  label={t.vneid.column}
                  value={vneid ?? ''}
                  empty={l.all}
                  options={vneidFilters.map((value) => ({
                    value,
                    label: value === 'not-confirmed' ? t.vneid.notConfirmed : t.vneid.states[value],
                  }))}
                />
                <Select
                  name="age"
                  label={t.vneid.ageFilter}
                  value={age ?? ''}
                  empty={l.all}
                  options={[{ value: 'identity', label: t.vneid.fromAge }]}
                />
              </>
            ) : null}
            <Select
              name="show"
              label={l.show}
              value={show ?? ''}
              empty={l.all}
              options={showFilters[side].map((value) => ({ value, label: l.shows[value] }))}
            />
            <Select
              name="stopped"
              label={t.stops.filter}
              value={stopped ?? ''}
              empty={t.stops.filterActive}
              options={stoppedFilters.map((value) => ({
                value,
                label:
                  value === 'any'
                    ? t.stops.filterStopped
                    : t.stops.filterReason(t.stops.short[value]),
              }))}
            />
          </div>
          <ColumnChoice side={side} chosen={col} />
          <button type="submit" class="button secondary">
            {l.filter}
          </button>
        </FoldedFilters>
        {sort ? <input type="hidden" name="sort" value={sort} /> : null}
      </Search>
      {isFiltered || q ? (
        <p class="no-print">
          <a class="row-link" href={url.split('?')[0]}>
            {l.showAll}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Only where there are several. */
function ProgrammeFilter({ side, value }: { side: Side; value: string | undefined }) {
  const view = useView();
  const { t, ward } = view;
  const names = ward?.programmes.map(({ name }) => name) ?? [];
  if (names.length === 0) return null;
  return (
    <Select
      name="programme"
      label={labelOf(view, side, 'programme')}
      value={value ?? ''}
      empty={t.peopleList.all}
      options={[
        { value: usualProgramme, label: t.programmes.ambassadors },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
    />
  );
}

interface TermsProps {
  name: string;
  label: string;
  value: string | undefined;
  kinds: ('group' | 'support' | 'targetGroup')[];
}

function Terms({ name, label, value, kinds }: TermsProps) {
  const { t, language } = useView();
  const options = kinds.flatMap((kind) =>
    codesOf(kind).map((code) => ({ value: code, label: termName(kind, code, language) })),
  );
  return (
    <Select
      name={name}
      label={label}
      value={value ?? ''}
      empty={t.peopleList.all}
      options={options}
    />
  );
}

/** The name always stands there. */
function ColumnChoice({ side, chosen }: { side: Side; chosen: readonly string[] }) {
  const view = useView();
  const fields = chosen.filter((name) => columnFields(side).includes(name));
  const shown = [...(fields.length > 0 ? fields : usualColumns(side)), ...chosen];
  const names = columnFields(side).filter((name) => name !== 'fullName' && name in fieldsOf[side]);
  return (
    <fieldset class="columns">
      <legend>{view.t.peopleList.columns}</legend>
      <div class="boxes">
        {[...names, ...otherColumns[side]].map((name) => (
          <div class="choice" key={name}>
            <input
              type="checkbox"
              id={`col-${name}`}
              name="col"
              value={name}
              checked={shown.includes(name)}
            />
            <label for={`col-${name}`}>
              {name === 'vneid' ? view.t.vneid.column : labelOf(view, side, name)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  const others = other.filter((name) => name !== 'fullName');
  return one.length === others.length && one.every((name) => others.includes(name));
}
