import type { Finding, Mentee } from '../../../modules/people';
import { paths } from '../../kit/paths/paths';
import { FoundPeople } from '../counter/counter-pages';
import type { WalkInDay } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { Choices } from '../../kit/forms/field';
import { Button, ButtonLink, Form } from '../../kit/forms/form';
import { type AskedWording, ConsentFields, PersonFields } from '../../shared/people/person-form';
import { Search } from '../../kit/components/search';
import { Select } from '../../kit/forms/select';
import { Table } from '../../kit/components/table';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import type { WalkInPaths } from './walk-in-paths';
import { withQuery } from '../../kit/paths/path';

interface FindPersonPageProps {
  at: WalkInPaths;
  q: string | undefined;
  found: { id: string; fullName: string; birthYear: number | null; hamletName: string }[];
  /** Of whom the list shows the first. */
  total: number;
}

/** One question: who has come? */
export function FindPersonPage({ at, q, found, total }: FindPersonPageProps) {
  const { t } = useView();
  const w = t.walkIn;
  return (
    <>
      <BackLink href={at.board}>{w.toBoard}</BackLink>
      <h1>{w.register}</h1>
      <Search label={w.find} value={q} />
      {q ? (
        <Table
          caption={w.find}
          isCaptionHidden
          whenEmpty={w.foundNobody}
          rows={found}
          columns={[
            { heading: w.name, cell: ({ fullName }) => fullName },
            { heading: t.people.birthYear, cell: ({ birthYear }) => birthYear, isNumber: true },
            { heading: t.people.hamlet, cell: ({ hamletName }) => hamletName },
            {
              heading: w.take,
              cell: ({ id, fullName }) => (
                <a href={at.registerKnown(id)} aria-label={w.takeOf(fullName)}>
                  {w.take}
                </a>
              ),
            },
          ]}
        />
      ) : null}
      {total > found.length ? <p class="hint">{w.moreFound(total - found.length)}</p> : null}
      <div class="actions">
        <ButtonLink href={withQuery(at.registerNew, { name: q })} kind="secondary">
          {w.somebodyNew}
        </ButtonLink>
      </div>
    </>
  );
}

/** The same question of whoever stands at the counter and sees no list. */
export function FindOnePage({
  at,
  code,
  q,
  finding,
}: Pick<FindPersonPageProps, 'at' | 'q'> & { code: string; finding: Finding | undefined }) {
  const { t } = useView();
  return (
    <>
      <BackLink href={paths.ward.counter(code)}>{t.roles.counter}</BackLink>
      <h1>{t.walkIn.register}</h1>
      <p class="lead">{t.roles.counterLead}</p>
      <Search label={t.roles.find} value={q} />
      {finding ? <FoundPeople finding={finding} hrefOf={at.registerKnown} /> : null}
      <div class="actions">
        <ButtonLink href={at.registerNew} kind="secondary">
          {t.walkIn.somebodyNew}
        </ButtonLink>
      </div>
    </>
  );
}

interface RegisterPageProps {
  at: WalkInPaths;
  day: WalkInDay;
}

/** Somebody in the list gets a number. */
export function RegisterKnownPage({
  at,
  day,
  mentee,
  hamletName,
  wording,
}: RegisterPageProps & { mentee: Mentee; hamletName: string; wording: AskedWording | null }) {
  const { t } = useView();
  const { walkIn: w, people: p } = t;
  return (
    <>
      <BackLink href={at.register}>{w.register}</BackLink>
      <h1>{w.takeOf(mentee.fullName)}</h1>
      <Facts
        facts={[
          [p.birthYear, mentee.birthYear],
          [p.hamlet, hamletName],
          [w.priority, mentee.isPriority ? w.knownPriority : null],
        ]}
      />
      <Form action={at.registerKnown(mentee.id)}>
        <VisitFields day={day} wishes={mentee.topics} />
        {wording ? <ConsentFields wording={wording} /> : null}
        <Button>{w.giveNumber}</Button>
      </Form>
    </>
  );
}

/** Somebody new is taken down and gets a number. */
export function RegisterNewPage({
  at,
  day,
  hamlets,
  fullName,
  wording,
}: RegisterPageProps & {
  hamlets: { id: string; name: string }[];
  fullName?: string;
  wording: AskedWording;
}) {
  const w = useView().t.walkIn;
  return (
    <>
      <BackLink href={at.register}>{w.register}</BackLink>
      <h1>{w.newTitle}</h1>
      <Form action={at.registerNew}>
        <PersonFields at="door" hamlets={hamlets} searched={{ name: fullName }} />
        <VisitFields day={day} wishes={[]} />
        <ConsentFields wording={wording} />
        <Button>{w.giveNumber}</Button>
      </Form>
    </>
  );
}

function VisitFields({ day, wishes }: { day: WalkInDay; wishes: string[] }) {
  const { t, language } = useView();
  const w = t.walkIn;
  const chosen = wishes.find((topic) => day.topics.includes(topic));
  return (
    <>
      <Select
        name="topic"
        label={w.wantsTopic}
        value={chosen}
        options={day.topics.map((code) => ({
          value: code,
          label: termName('topic', code, language),
        }))}
      />
      <Choices
        name="isPriority"
        legend={w.isPriority}
        hint={w.isPriorityHint}
        isMany
        choices={[{ value: 'yes', label: t.people.yes }]}
      />
    </>
  );
}
