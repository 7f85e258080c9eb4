import type { Consent } from '../../../modules/people';
import { BackLink } from '../../kit/components/back-link';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useMe, useView } from '../../kit/view/view';
import type { AskedWording } from '../people/person-form';
import { ConsentsList } from './consents-list';

interface OwnDataProps {
  kind: 'mentor' | 'mentee';
  consents: readonly Consent[];
  wording: AskedWording;
}

/** What somebody may do with what is kept of them. */
export function OwnDataPage({ kind, consents, wording }: OwnDataProps) {
  const { t, language } = useView();
  const r = t.rights;
  const me = useMe();
  const at = paths[kind];
  return (
    <>
      <BackLink href={at.home(me)}>{t.layout.back}</BackLink>
      <h1>{r.title}</h1>
      <p class="lead">{r.lead}</p>
      <h2>{r.consents}</h2>
      <ConsentsList consents={consents} />
      <details>
        <summary>{r.wording}</summary>
        <p>{language === 'vi' ? wording.vi : wording.en}</p>
      </details>
      <h2>{r.withdrawTitle}</h2>
      <p>{r.withdrawHint}</p>
      <ButtonLink href={at.dataWithdrawal(me)} kind="secondary">
        {r.withdraw}
      </ButtonLink>
    </>
  );
}

/** What withdrawing ends, before it is done. */
export function OwnWithdrawalPage({ kind }: { kind: 'mentor' | 'mentee' }) {
  const r = useView().t.rights;
  const me = useMe();
  const at = paths[kind];
  return (
    <>
      <BackLink href={at.data(me)}>{r.title}</BackLink>
      <h1>{r.withdraw}</h1>
      <p class="lead">{r.whatEnds}</p>
      <ul>
        {r.ends[kind].map((end) => (
          <li key={end}>{end}</li>
        ))}
      </ul>
      <p>{r.comeBack}</p>
      <PostButton action={at.dataWithdrawal(me)} kind="warning">
        {r.withdrawNow}
      </PostButton>
    </>
  );
}
