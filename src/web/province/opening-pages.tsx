import type { ShownOpening } from '../../modules/access';
import { BackLink } from '../kit/components/back-link';
import { Button, Form, PostButton } from '../kit/forms/form';
import { TextArea } from '../kit/forms/text-area';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** Why does a coordinator want to see a unit's lists? */
export function OpeningPage({ code, name }: { code: string; name: string }) {
  const r = useView().t.roles;
  return (
    <>
      <BackLink href={paths.wards()}>{r.toProvince}</BackLink>
      <h1>{r.openTitle(name)}</h1>
      <p class="lead">{r.openLead}</p>
      <p>{r.openHours}</p>
      <Form action={paths.ward.opening(code)}>
        <TextArea name="reason" label={r.reason} hint={r.reasonHint} value="" rows={3} />
        <Button>{r.openNow}</Button>
      </Form>
    </>
  );
}

/** For the coordinator who looks. */
export function OpenUntil({ code, endsAt }: { code: string; endsAt: number }) {
  const { t, dates } = useView();
  return (
    <section class="inset">
      <p>{t.roles.openUntil(dates.time(endsAt))}</p>
      <PostButton action={paths.ward.openingEnd(code)} kind="secondary">
        {t.roles.close}
      </PostButton>
    </section>
  );
}

/** For the officers of the unit: who looked, and why. */
export function LooksSection({ openings }: { openings: readonly ShownOpening[] }) {
  const { t, dates } = useView();
  if (openings.length === 0) return null;
  return (
    <section>
      <h2>{t.roles.shownTitle}</h2>
      <ul>
        {openings.map(({ id, fullName, reason, openedAt, endsAt }) => (
          <li key={id}>
            {t.roles.shown(fullName, dates.moment(openedAt), dates.time(endsAt))}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
