import type { Side } from '../../../core/people/fields';
import { displayPhone } from '../../../core/vietnamese/phones';
import type { MyBooking } from '../../../modules/sessions';
import { PrintHint } from '../../kit/components/print-hint';
import { QrPicture } from '../../kit/components/qr-code';
import type { QrSeries } from '../../kit/components/qr-series';
import { phoneText } from '../../kit/components/phone';
import { partsGoHere } from '../../kit/page/page';
import { useView } from '../../kit/view/view';
import { placeName } from '../../shared/booking/place-name';

export interface Slip {
  id: string;
  name: string;
  /** Address and hamlet, for whoever hands it over. */
  home: string;
  /** Of a mentee. */
  mentor: { name: string; phone: string | null } | null;
  next: MyBooking | null;
  /** Null: an officer has to make one first. */
  link: string | null;
  /** For whoever cannot scan the link. */
  code: string | null;
}

interface SlipsPageProps {
  /** How many stand on this page. */
  count: number;
  /** How many there are on all pages. */
  total: number;
  /** So many are printed in one go. */
  most: number;
  /** False: phones cannot open what the codes say. */
  isReachable: boolean;
}

/** One slip for each person, to be cut out and handed over. */
export function SlipsPage(props: SlipsPageProps) {
  const { count, total, most, isReachable } = props;
  const { t, url } = useView();
  const p = t.paper;
  const [path, query] = url.split('?');
  const all = new URLSearchParams(query);
  all.delete('page');
  all.set('all', 'yes');
  return (
    <>
      <h1 class="no-print">{p.slips}</h1>
      {isReachable ? null : (
        <p class="inset" role="alert">
          <strong>{t.todayList.notReachable}</strong>
        </p>
      )}
      <PrintHint />
      {total > count && !query?.includes('all=yes') ? (
        <p class="no-print">
          <a class="row-link" href={`${path}?${all}`}>
            {total > most ? p.manySlips(most, total) : p.allSlips(total)}
          </a>
        </p>
      ) : null}
      <ul class="slips" dangerouslySetInnerHTML={{ __html: partsGoHere }} />
    </>
  );
}

interface SlipsProps {
  kind: Side;
  slips: readonly Slip[];
  codes: QrSeries;
  /** Where a code is typed, as people type it. */
  slipAddress: string;
  /** The ward's number, E.164. */
  wardPhone: string | null;
}

/** Some of the page's slips. */
export function Slips({ slips, ...how }: SlipsProps) {
  return (
    <>
      {slips.map((slip) => (
        <OneSlip key={slip.id} slip={slip} {...how} />
      ))}
    </>
  );
}

type OneSlipProps = Omit<SlipsProps, 'slips'> & { slip: Slip };

function OneSlip({ kind, slip, codes, wardPhone, slipAddress }: OneSlipProps) {
  const view = useView();
  const { t, ward, dates } = view;
  const p = t.paper;
  const { name, home, mentor, next, link, code } = slip;
  return (
    <li class="slip">
      <div>
        <p>
          <strong>{p.slipTitle}</strong> – {ward?.name}
        </p>
        <p class="big">{name}</p>
        <p>{home}</p>
        {mentor ? (
          <p>
            {t.sessions.mentor}: <strong>{mentor.name}</strong>
            {mentor.phone ? `, ${phoneText(view, mentor.phone)}` : ''}
          </p>
        ) : null}
        {next ? (
          <p>
            {t.people.nextSession}:{' '}
            <strong>
              {dates.day(next.startAt)} {dates.span(next.startAt, next.endAt)}
            </strong>
            , {placeName(next, t.sessions)}
          </p>
        ) : null}
        <p>{kind === 'mentee' ? p.slipMentee : p.slipMentor}</p>
        {code === null ? null : (
          <p>
            {t.slipSignIn.orType(slipAddress)} <strong class="slip-code">{code}</strong>
          </p>
        )}
        {wardPhone ? <p>{p.needHelp(displayPhone(wardPhone))}</p> : null}
        <p class="muted">{p.keepPrivate}</p>
      </div>
      {link === null ? (
        <p>{t.people.noLink}</p>
      ) : (
        <QrPicture picture={codes.pictureOf(link)} label={p.qrOf(name)} />
      )}
    </li>
  );
}
