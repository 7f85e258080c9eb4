import type { FamilyRule } from '../../../core/programme/families';
import { mayDo } from '../../../modules/access';
import type { Family } from '../../../modules/programme';
import type { Page } from '../../../platform/http/paging';
import { termNames } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Counts, Facts } from '../../kit/components/facts';
import { PrintHint } from '../../kit/components/print-hint';
import { type ExcelColumn, Paging, Table } from '../../kit/components/table';
import { PostButton } from '../../kit/forms/form';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';
import {
  CertificateProof,
  Numbering,
  type Proof,
} from '../../shared/recognition/certificate-proof';

/** Of the list, on the page and in Excel. */
export function familyColumns(code: string): (view: View) => ExcelColumn<Family>[] {
  return ({ t, dates }) => {
    const f = t.families;
    const namesOf = (family: Family, ids: readonly string[]): string =>
      family.members
        .filter(({ id }) => ids.includes(id))
        .map(({ fullName }) => fullName)
        .join(', ');
    const learned = (family: Family): string => namesOf(family, family.learned);
    const guides = (family: Family): string =>
      namesOf(
        family,
        family.members.filter(({ guidesSince }) => guidesSince !== null).map(({ id }) => id),
      );
    const state = ({ since, lacks }: Family): string =>
      since === null ? f.lacks[lacks ?? 'learned'] : f.isOne(dates.date(since));
    return [
      {
        heading: f.household,
        width: 12,
        text: (family) => family.code,
        cell: (family) => <a href={paths.ward.family(code, family.id)}>{family.code}</a>,
      },
      column(f.hamlet, 18, ({ hamletName }) => hamletName),
      { ...column(f.people, 10, ({ members }) => members.length), isNumber: true },
      { ...column(f.learned, 28, learned), isNamed: true },
      { ...column(f.guides, 28, guides), isNamed: true },
      column(f.state, 34, state),
    ];
  };
}

function column(
  heading: string,
  width: number,
  text: (family: Family) => string | number,
): ExcelColumn<Family> {
  return { heading, width, text, cell: text };
}

interface FamiliesPageProps {
  code: string;
  rule: FamilyRule;
  all: readonly Family[];
  page: Page<Family>;
  filter: { show?: string };
}

/** The ward's households by its rule; each number leads to the households behind it. */
export function FamiliesPage({ code, rule, all, page, filter }: FamiliesPageProps) {
  const view = useView();
  const { t, language } = view;
  const f = t.families;
  const listOf = (show: string): string => withFilter(paths.ward.families(code), { show });
  const topics = termNames('topic', [...rule.familyTopics], language);
  return (
    <>
      <h1>{f.title}</h1>
      <p class="lead">{f.lead(rule.familyMembers, topics, rule.familyNeedsGuide)}</p>
      <Counts
        counts={[
          {
            value: all.filter(({ since }) => since !== null).length,
            name: f.digital,
            href: listOf('digital'),
          },
          {
            value: all.filter(({ lacks }) => lacks === 'guide').length,
            name: f.nearly,
            href: listOf('nearly'),
          },
          { value: all.length, name: f.all, href: paths.ward.families(code) },
        ]}
      />
      <p class="hint">{f.noHousehold}</p>
      <ExcelLink href={withFilter(paths.ward.familiesFile(code), filter)} />
      <Table
        caption={f.title}
        isCaptionHidden
        whenEmpty={f.none}
        rows={page.items}
        isCards
        columns={familyColumns(code)(view)}
      />
      <Paging {...page} />
    </>
  );
}

/** One household: who learned what, who guides, and what the rule still asks for. */
export function FamilyPage({
  code,
  rule,
  family,
}: {
  code: string;
  rule: FamilyRule;
  family: Family;
}) {
  const { t, dates, language, actor } = useView();
  const f = t.families;
  const { id, since, lacks, learned } = family;
  const isKept = mayDo(actor, 'families.keep');
  const namesOf = (topics: readonly string[]): string => termNames('topic', [...topics], language);
  return (
    <>
      <BackLink href={paths.ward.families(code)}>{f.title}</BackLink>
      <h1>{f.householdOf(family.code)}</h1>
      <p class="lead">
        {since === null ? f.lacks[lacks ?? 'learned'] : f.isOne(dates.date(since))}
      </p>
      {since === null ? null : (
        <p>
          <a class="row-link" href={paths.ward.familyCertificate(code, id)}>
            {f.certificate}
          </a>
        </p>
      )}
      <h2>{f.members}</h2>
      {family.members.map(({ id: menteeId, fullName, alone, guidesSince }) => {
        const missing = rule.familyTopics.filter((topic) => !alone.has(topic));
        return (
          <section class="card" key={menteeId}>
            <h3>
              <a href={paths.ward.mentee(code, menteeId)}>{fullName}</a>
            </h3>
            <Facts
              facts={[
                [f.canAlone, namesOf([...alone.keys()]) || f.nothingAlone],
                [f.missing, namesOf(missing)],
                [f.guides, guidesSince === null ? null : f.guidesSince(dates.date(guidesSince))],
              ]}
            />
            {isKept && (guidesSince !== null || learned.includes(menteeId)) ? (
              <PostButton
                action={paths.ward.familyGuide(code, id)}
                kind="secondary"
                values={guidesSince === null ? { menteeId } : { menteeId, ends: 'yes' }}
                label={guidesSince === null ? f.nameOf(fullName) : f.endOf(fullName)}
              >
                {guidesSince === null ? f.name : f.end}
              </PostButton>
            ) : null}
          </section>
        );
      })}
    </>
  );
}

interface FamilyCertificateProps {
  code: string;
  unit: string;
  topics: readonly string[];
  family: Family;
  /** Once it was given a number. */
  proof: Proof | null;
}

/** One sheet to print, sign and hang up. */
export function FamilyCertificate({ code, unit, topics, family, proof }: FamilyCertificateProps) {
  const { t, dates, language } = useView();
  const f = t.families;
  const { since, learned, members } = family;
  if (since === null) {
    return (
      <>
        <BackLink href={paths.ward.family(code, family.id)}>{f.householdOf(family.code)}</BackLink>
        <h1>{f.certificate}</h1>
        <p>{f.noCertificate}</p>
      </>
    );
  }
  const can = f.certificateCan(termNames('topic', [...topics], language));
  return (
    <article class="certificate">
      <BackLink href={paths.ward.family(code, family.id)}>{f.householdOf(family.code)}</BackLink>
      <h1>{f.certificate}</h1>
      <PrintHint isForPhones={false} />
      <p>{f.certificateLead(unit)}</p>
      <p class="certificate-name">{f.householdOf(family.code)}</p>
      <p>{family.hamletName}</p>
      <p>{f.certificateBody(dates.date(since))}</p>
      <ul>
        {members.map(({ id, fullName, guidesSince }) => (
          <li key={id}>
            {[
              fullName,
              ...(learned.includes(id) ? [can] : []),
              ...(guidesSince === null ? [] : [f.certificateGuide]),
            ].join(' – ')}
          </li>
        ))}
      </ul>
      <p class="signature">{t.learning.signedBy}</p>
      {proof === null ? (
        <Numbering action={paths.ward.familyCertificate(code, family.id)} />
      ) : (
        <CertificateProof proof={proof} />
      )}
    </article>
  );
}
