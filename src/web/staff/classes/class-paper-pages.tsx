import { displayPhone } from '../../../core/vietnamese/phones';
import type { ClassOverview, ClassPerson } from '../../../modules/sessions';
import { defaultLanguage, termName, textsIn } from '../../../texts';
import { PrintHint } from '../../kit/components/print-hint';
import { BackLink } from '../../kit/components/back-link';
import { QrCode } from '../../kit/components/qr-code';
import { useView } from '../../kit/view/view';
import { audienceWords } from '../../shared/classes/class-facts';

interface PaperProps {
  back: string;
  about: ClassOverview;
  /** What the QR code leads to. */
  url: string;
}

/** To hang up: what, when, where, and how to have a seat. */
export function ClassPosterPage({ back, about, url }: PaperProps) {
  const { t, dates, language } = useView();
  const c = t.classes;
  const { startAt, topic, venueName, phone } = about;
  return (
    <article class="poster class-poster">
      <BackLink href={back} />
      <PrintHint />
      <p class="lead">{c.posterTitle}</p>
      <h1>{termName('topic', topic, language)}</h1>
      <p class="when">
        {dates.spoken(startAt)}
        <br />
        {dates.day(startAt)}
      </p>
      <p class="where">{venueName}</p>
      <p class="lead">
        {c.audience} {audienceWords(about, t, language)}
      </p>
      <p class="lead">{c.free}</p>
      <div class="take">
        <figure>
          <QrCode text={url} label={c.scan} />
          <figcaption>{c.scan}</figcaption>
        </figure>
        {phone ? (
          <p>
            {c.call}
            <br />
            <strong>{displayPhone(phone)}</strong>
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** The text to read out; in Vietnamese whatever the reader's language. */
export function ClassLoudspeakerPage({
  back,
  about,
  wardName,
}: Omit<PaperProps, 'url'> & { wardName: string }) {
  const { t, dates } = useView();
  const c = t.classes;
  const words = textsIn(defaultLanguage);
  const { audienceKind, startAt, venueName, phone } = about;
  const isNamed = ['hamlet', 'group', 'team', 'programme'].includes(audienceKind);
  const text = words.classes.aloud({
    topic: termName('topic', about.topic, defaultLanguage),
    audience: isNamed ? audienceWords(about, words, defaultLanguage) : wardName,
    venueName,
    startAt,
    phone,
    zone: dates.zone,
  });
  return (
    <>
      <BackLink href={back} />
      <h1>{c.loudspeaker}</h1>
      <p class="hint">{t.paper.loudspeakerLead}</p>
      <div class="aloud" lang={defaultLanguage}>
        {text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}

/** At least so many people may come unannounced. */
const EMPTY_ROWS = 10;

/** Who is expected, with boxes to tick, and rows for whoever comes unannounced. */
export function SignInSheetPage({
  back,
  about,
  url,
}: PaperProps & { about: ClassOverview & { people: ClassPerson[] } }) {
  const { t, dates, language } = useView();
  const c = t.classes;
  const { topic, startAt, endAt, venueName, mentors } = about;
  const expected = [
    ...about.people.filter(({ state }) => state !== 'invited' && state !== 'waiting'),
    ...about.people.filter(({ state }) => state === 'waiting'),
  ];
  const empty = Math.max(EMPTY_ROWS, about.seats - expected.length);
  const rows = [...expected, ...Array.from({ length: empty }, () => null)];
  return (
    <article class="sign-in-sheet">
      <BackLink href={back} />
      <PrintHint />
      <header>
        <div>
          <h1>
            {c.sheetTitle}: {termName('topic', topic, language)}
          </h1>
          <p>
            {dates.day(startAt)}, {dates.span(startAt, endAt)} – {venueName}
          </p>
          <p>
            {c.holders}: {mentors.map(({ fullName }) => fullName).join(', ')}
          </p>
          <p>{c.sheetLead}</p>
        </div>
        <figure>
          <QrCode text={url} label={c.scanToEnter} />
          <figcaption>{c.scanToEnter}</figcaption>
        </figure>
      </header>
      <div class="table-frame" role="region" aria-label={c.sheetTitle} tabIndex={0}>
        <table>
          <caption class="visually-hidden">{c.sheetTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{c.number}</th>
              <th scope="col">{c.name}</th>
              <th scope="col">{c.hamlet}</th>
              <th scope="col" class="box">
                {c.present}
              </th>
              <th scope="col" class="box">
                {c.alone}
              </th>
              <th scope="col" class="box">
                {c.withHelp}
              </th>
              <th scope="col">{c.signature}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((person, index) => (
              <tr key={index}>
                <td class="row-number">{index + 1}</td>
                {person ? (
                  <th scope="row" class="name">
                    {person.fullName}
                  </th>
                ) : (
                  <td class="name" />
                )}
                <td>{person?.hamletName}</td>
                <td class="box">☐</td>
                <td class="box">☐</td>
                <td class="box">☐</td>
                <td class="sign" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}
