import { certificateNumber } from '../../../core/programme/recognition';
import type { Certificate } from '../../../modules/programme';
import type { Env } from '../../../platform/config/env';
import { textsIn } from '../../../texts';
import { QrCode } from '../../kit/components/qr-code';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** The number of a paper, and where its QR code leads. */
export interface Proof {
  number: string;
  url: string;
}

/** Of a paper that was given a number; null of the others. */
export function proofOf(
  { baseUrl }: Pick<Env, 'baseUrl'>,
  certificate: Certificate | null,
): Proof | null {
  if (certificate === null) return null;
  const url = `${baseUrl}${paths.certificateProof(certificate.proof)}`;
  return { number: certificateNumber(certificate), url };
}

/** On every paper alike: its number, and the code whose page says that it is genuine. Papers are in Vietnamese. */
export function CertificateProof({ proof: { number, url } }: { proof: Proof }) {
  const c = textsIn('vi').recognition;
  return (
    <div class="certificate-proof" lang="vi">
      <QrCode text={url} label={c.qrOf(number)} />
      <p>
        <strong>{c.numbered(number)}</strong>
        <br />
        {c.scan}
      </p>
    </div>
  );
}

/** Gives a paper its number and code, before it is printed. */
export function Numbering({ action }: { action: string }) {
  const c = useView().t.recognition;
  return (
    <div class="no-print">
      <p class="hint">{c.numberingHint}</p>
      <PostButton action={action} kind="secondary">
        {c.giveNumber}
      </PostButton>
    </div>
  );
}
