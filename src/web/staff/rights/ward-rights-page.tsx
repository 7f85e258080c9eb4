import type { RightsRequest } from '../../../modules/rights';
import type { ConsentFigures } from '../../../modules/rights';
import { Counts, Facts } from '../../kit/components/facts';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { peopleOf } from '../../shared/people/people-kind';
import type { AskedWording } from '../../shared/people/person-form';

/** A request with the name of whose it is. */
export type NamedRequest = RightsRequest & { fullName: string };

interface WardRightsProps {
  code: string;
  consents: Awaited<ReturnType<ConsentFigures['of']>>;
  open: readonly NamedRequest[];
  settled: readonly NamedRequest[];
  /** Local date. */
  today: string;
  wording: AskedWording;
}

/** Who agreed to what, and what people ask for. */
export function WardRightsPage(props: WardRightsProps) {
  const { code, consents, open, settled, today, wording } = props;
  const { t, language } = useView();
  const r = t.rights;
  return (
    <>
      <h1>{r.wardTitle}</h1>
      <p class="lead">{r.wardLead}</p>
      <Counts
        counts={[
          { value: consents.agreed, name: r.agreedNow },
          { value: consents.without, name: r.withoutConsent },
          { value: consents.withdrawn, name: r.withdrawnSoFar },
          { value: open.length, name: r.openRequests, href: '#requests' },
        ]}
      />
      <Facts
        facts={consents.byVersion.map(({ version, people }) => [
          version === null ? r.unknownWording : r.wordingNo(version),
          r.peopleAgreed(people),
        ])}
      />
      <div class="actions">
        <ButtonLink href={paths.ward.rightsNotice(code)} kind="secondary">
          {r.notice.link}
        </ButtonLink>
      </div>
      <details>
        <summary>{`${r.wording}: ${r.wordingNo(wording.version)}`}</summary>
        <p>{language === 'vi' ? wording.vi : wording.en}</p>
      </details>
      <section aria-labelledby="requests">
        <h2 id="requests">{r.requests}</h2>
        <p>{r.howToAsk}</p>
        {open.length === 0 ? <p class="empty">{r.noRequests}</p> : null}
        {open.map((request) => (
          <OpenRequest key={request.id} {...{ code, request, today }} />
        ))}
      </section>
      {settled.length > 0 ? (
        <details>
          <summary>{r.settled}</summary>
          <ul>
            {settled.map((request) => (
              <li key={request.id}>
                <RequestLine code={code} request={request} />
                {`, ${r.outcomes[request.outcome ?? 'done']}`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function RequestLine({ code, request }: { code: string; request: NamedRequest }) {
  const { t, dates } = useView();
  const { side, personId, fullName, kind, askedOn, way } = request;
  const r = t.rights;
  return (
    <>
      <a href={paths.ward.personRights(code, peopleOf[side], personId)}>{fullName}</a>
      {`: ${r.kinds[kind]}, ${r.askedOn(dates.date(askedOn), r.ways[way])}`}
    </>
  );
}

function OpenRequest({
  code,
  request,
  today,
}: {
  code: string;
  request: NamedRequest;
  today: string;
}) {
  const { t, dates } = useView();
  const r = t.rights;
  const { id, answeredAt, answerBy, doneBy, words, fullName, kind } = request;
  const isLate = doneBy < today || (answeredAt === null && answerBy < today);
  const settlement = paths.ward.rightsSettlement(code, id);
  const about = `${r.kinds[kind]}: ${fullName}`;
  return (
    <section class="card">
      <p>
        <RequestLine code={code} request={request} />
      </p>
      {words ? <p>“{words}”</p> : null}
      <p>
        {isLate ? <strong>{r.late} </strong> : null}
        {answeredAt === null ? r.answerUntil(dates.date(answerBy)) : r.answered}{' '}
        {r.doneUntil(dates.date(doneBy))}
      </p>
      <div class="actions">
        {answeredAt === null ? (
          <PostButton
            action={paths.ward.rightsAnswer(code, id)}
            label={`${r.haveAnswered}: ${about}`}
          >
            {r.haveAnswered}
          </PostButton>
        ) : null}
        <PostButton
          action={settlement}
          values={{ outcome: 'done' }}
          kind="secondary"
          label={`${r.haveDone}: ${about}`}
        >
          {r.haveDone}
        </PostButton>
        <PostButton
          action={settlement}
          values={{ outcome: 'refused' }}
          kind="secondary"
          label={`${r.haveRefused}: ${about}`}
        >
          {r.haveRefused}
        </PostButton>
      </div>
    </section>
  );
}
