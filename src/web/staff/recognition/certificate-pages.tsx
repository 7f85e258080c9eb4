import { certificateNumber } from '../../../core/programme/recognition';
import type { RegisteredCertificate } from '../../../modules/programme';
import type { Page } from '../../../platform/http/paging';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Facts } from '../../kit/components/facts';
import { type ExcelColumn, Paging, Table } from '../../kit/components/table';
import { Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';

/** Of the register, on the page and in Excel. */
export function certificateColumns(
  code: string,
): (view: View) => ExcelColumn<RegisteredCertificate>[] {
  return ({ t, dates }) => {
    const c = t.recognition;
    return [
      {
        heading: c.number,
        width: 12,
        text: certificateNumber,
        cell: (one) => <a href={paths.ward.certificate(code, one.id)}>{certificateNumber(one)}</a>,
      },
      column(c.kind, 36, ({ kind }) => c.kinds[kind]),
      column(c.whom, 28, ({ subject }) => subject ?? c.erased),
      column(c.issuedOn, 16, ({ issuedOn }) => dates.date(issuedOn)),
      column(c.state, 24, ({ takenBackAt }) =>
        takenBackAt === null ? c.valid : c.takenBackOn(dates.day(takenBackAt)),
      ),
    ];
  };
}

const column = (
  heading: string,
  width: number,
  text: (row: RegisteredCertificate) => string,
): ExcelColumn<RegisteredCertificate> => ({ heading, width, text, cell: text, isNamed: true });

/** All papers with a number, the latest first. */
export function CertificatesPage({
  code,
  page,
}: {
  code: string;
  page: Page<RegisteredCertificate>;
}) {
  const view = useView();
  const c = view.t.recognition;
  return (
    <>
      <h1>{c.register}</h1>
      <p class="lead">{c.registerLead}</p>
      <ExcelLink href={paths.ward.certificatesFile(code)} />
      <Table
        caption={c.register}
        isCaptionHidden
        whenEmpty={c.noCertificates}
        rows={page.items}
        isCards
        columns={certificateColumns(code)(view)}
      />
      <Paging {...page} />
    </>
  );
}

interface CertificatePageProps {
  code: string;
  certificate: RegisteredCertificate;
  /** Of the page behind its QR code. */
  url: string;
}

/** One paper: what it is, where it is printed, whether its public page names the person, and taking it back. */
export function CertificatePage({ code, certificate, url }: CertificatePageProps) {
  const { t, dates } = useView();
  const c = t.recognition;
  const { id, kind, subject, subjectId, issuedOn, namedOn, takenBackAt, version } = certificate;
  const print = takenBackAt === null ? paperOf(code, certificate) : null;
  const isOfPerson = (kind === 'mentor' || kind === 'course') && subjectId !== null;
  return (
    <>
      <BackLink href={paths.ward.certificates(code)}>{c.register}</BackLink>
      <h1>{c.numbered(certificateNumber(certificate))}</h1>
      <Facts
        facts={[
          [c.kind, c.kinds[kind]],
          [c.whom, subject ?? c.erased],
          [c.issuedOn, dates.date(issuedOn)],
          [c.state, takenBackAt === null ? c.valid : c.takenBackOn(dates.day(takenBackAt))],
          [
            c.proof,
            <a key="proof" class="url" href={url}>
              {url}
            </a>,
          ],
          [c.naming, isOfPerson ? (namedOn ? c.namedSince(dates.date(namedOn)) : c.unnamed) : null],
        ]}
      />
      {print === null ? null : (
        <p>
          <a class="row-link" href={print}>
            {c.toPrint}
          </a>
        </p>
      )}
      {isOfPerson && takenBackAt === null ? (
        <section class="panel">
          <h2>{c.naming}</h2>
          <p>{c.namingLead}</p>
          {namedOn === null ? (
            <Form action={paths.ward.certificateNaming(code, id)}>
              <HiddenValues values={{ version }} />
              <Field name="namedOn" type="date" label={c.agreedOn} width={12} />
              <Button kind="secondary">{c.nameIt}</Button>
            </Form>
          ) : (
            <PostButton
              action={paths.ward.certificateNaming(code, id)}
              kind="secondary"
              values={{ version, ends: 'yes' }}
            >
              {c.unnameIt}
            </PostButton>
          )}
        </section>
      ) : null}
      {takenBackAt === null && (kind === 'course' || kind === 'family') ? (
        <PostButton
          action={paths.ward.certificateTakingBack(code, id)}
          kind="secondary"
          values={{ version }}
        >
          {c.takeBackPaper}
        </PostButton>
      ) : null}
    </>
  );
}

/** Where it stands to be printed; nowhere once its subject is gone. */
function paperOf(code: string, { id, kind, subjectId }: RegisteredCertificate): string | null {
  if (subjectId === null) return null;
  if (kind === 'course') return paths.ward.menteeCertificate(code, subjectId);
  if (kind === 'family') return paths.ward.familyCertificate(code, subjectId);
  return paths.ward.certificatePaper(code, id);
}
