import { Get, Param } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Public, signInRate } from '../../modules/access';
import { CertificatesService, type GenuineCertificate } from '../../modules/programme';
import { Facts } from '../kit/components/facts';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** Where the QR code of a certificate leads: whether it is genuine, and nothing more. */
@PageController()
@Public('whoever holds the paper may know that it is genuine: it names nobody who has not agreed')
export class CertificateProofController {
  constructor(private readonly certificates: CertificatesService) {}

  @Get(paths.certificateProof.pattern)
  @RouteConfig(signInRate)
  async show(@Param('proof') proof: string): Promise<WebPage> {
    const certificate = await this.certificates.genuine(proof);
    return new WebPage((t) => t.recognition.proofTitle, <ProofPage certificate={certificate} />, {
      isForPhones: true,
      isNobodys: true,
      status: certificate === null ? 404 : 200,
    });
  }
}

function ProofPage({ certificate }: { certificate: GenuineCertificate | null }) {
  const { t, dates } = useView();
  const c = t.recognition;
  if (certificate === null) {
    return (
      <>
        <h1>{c.unknownTitle}</h1>
        <p class="lead">{c.unknown}</p>
      </>
    );
  }
  const { number, kind, issuedOn, unit, isTakenBack, name } = certificate;
  return (
    <>
      <h1>{isTakenBack ? c.notValid : `✓ ${c.genuine}`}</h1>
      {isTakenBack ? <p class="lead">{c.notValidLead}</p> : null}
      <Facts
        facts={[
          [c.number, number],
          [c.kind, c.kinds[kind]],
          [c.issuedOn, dates.date(issuedOn)],
          [c.unit, unit],
          [c.name, isTakenBack ? null : name],
        ]}
      />
    </>
  );
}
