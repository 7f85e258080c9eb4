import { QrCode } from '../../kit/components/qr-code';
import { useView } from '../../kit/view/view';

export interface Slip {
  id: string;
  name: string;
  /** Address and hamlet, for whoever hands it over. */
  home: string;
  /** Null: an officer has to make one first. */
  link: string | null;
}

interface SlipsPageProps {
  kind: 'mentor' | 'mentee';
  slips: Slip[];
}

/** One slip for each person, to be cut out and handed over. */
export function SlipsPage({ kind, slips }: SlipsPageProps) {
  const { t, ward } = useView();
  const p = t.paper;
  return (
    <>
      <h1 class="no-print">{p.slips}</h1>
      <p class="no-print">{p.print}</p>
      <ul class="slips">
        {slips.map(({ id, name, home, link }) => (
          <li class="slip" key={id}>
            <div>
              <p>
                <strong>{p.slipTitle}</strong> – {ward?.name}
              </p>
              <p class="big">{name}</p>
              <p>{home}</p>
              <p>{kind === 'mentee' ? p.slipMentee : p.slipMentor}</p>
              <p class="muted">{p.keepPrivate}</p>
            </div>
            {link === null ? <p>{t.people.noLink}</p> : <QrCode text={link} label={p.qrOf(name)} />}
          </li>
        ))}
      </ul>
    </>
  );
}
