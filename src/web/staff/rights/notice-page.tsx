import type { KeptDays, RightsDays } from '../../../core/people/rights';
import { displayPhone } from '../../../core/vietnamese/phones';
import type { Ward } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { PrintHint } from '../../kit/components/print-hint';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { AskedWording } from '../../shared/people/person-form';

interface NoticeProps {
  ward: Ward;
  wording: AskedWording;
  days: RightsDays;
  backupDays: number;
  kept: KeptDays;
}

/** A sheet for the notice board: what is kept, what people may do, whom they ask. */
export function NoticePage({ ward, wording, days, backupDays, kept }: NoticeProps) {
  const { t, language } = useView();
  const n = t.rights.notice;
  const { contactPhone } = ward.settings;
  return (
    <>
      <div class="no-print">
        <BackLink href={paths.ward.rights(ward.code)}>{t.rights.wardTitle}</BackLink>
        <PrintHint />
      </div>
      <article class="board-sheet">
        <p>
          <strong>{ward.name}</strong>
        </p>
        <h1>{n.title}</h1>
        <h2>{n.what}</h2>
        <p>{n.agreed}</p>
        <p>“{language === 'vi' ? wording.vi : wording.en}”</p>
        <h2>{n.yourRights}</h2>
        <ul>
          {n.rights(days).map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
        <h2>{n.howLong}</h2>
        <p>{`${n.keptFor(kept)} ${n.copies(backupDays)}`}</p>
        <h2>{n.whom}</h2>
        <p>{n.ask(ward.name, contactPhone === null ? null : displayPhone(contactPhone))}</p>
        <p>{n.complain}</p>
        <p class="hint">{n.law}</p>
      </article>
    </>
  );
}
