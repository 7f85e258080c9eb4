import { Body, Get, Param, Post } from '@nestjs/common';
import { certificateNumber, type TaughtWork } from '../../core/programme/recognition';
import { localDateOf } from '../../core/time/zone';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { PeopleService } from '../../modules/people';
import { type Certificate, CertificatesService, RecognitionService } from '../../modules/programme';
import { WardsService } from '../../modules/wards';
import { Clock } from '../../platform/common/clock';
import { type DomainError, notFound } from '../../platform/common/domain-error';
import { Env } from '../../platform/config/env';
import { BackLink } from '../kit/components/back-link';
import { Facts } from '../kit/components/facts';
import { PostButton } from '../kit/forms/form';
import { type FormBody, integerOf, textOf } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';
import { proofOf } from '../shared/recognition/certificate-proof';
import { hoursOf, RecognitionSheet } from '../shared/recognition/recognition-sheet';

/** What an ambassador held this year, and their own certificates. */
@PageController()
@Allow('mentor-pages.use')
export class MentorCertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly recognition: RecognitionService,
    private readonly people: PeopleService,
    private readonly wards: WardsService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.mentor.certificates.pattern)
  show(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.page(actor);
  }

  @Get(paths.mentor.certificate.pattern)
  async paper(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    const certificate = await this.certificates.one(actor, id);
    const recognition = await this.recognition.behind(id);
    const proof = proofOf(this.env, certificate);
    if (recognition === null || proof === null || certificate.takenBackAt !== null) {
      throw notFound('certificate');
    }
    const { fullName } = await this.people.mentor(actor.id ?? '');
    const { name } = await this.wards.get(certificate.wardId);
    return new WebPage(
      (t) => t.recognition.kinds.mentor,
      <RecognitionSheet
        unit={name}
        name={fullName}
        certificate={certificate}
        recognition={recognition}
        proof={proof}
        back={{ href: paths.mentor.certificates(meOf(actor)), name: proof.number }}
        isForPhones
      />,
      { isForPhones: true },
    );
  }

  /** Their own word, from today on or no more. */
  @Post(paths.mentor.certificateNaming.pattern)
  name(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
        const namedOn = textOf(body, 'ends') === 'yes' ? null : today;
        const version = integerOf(body, 'version') ?? 0;
        await this.certificates.name(actor, id, { namedOn, version });
        return new SeeOther(paths.mentor.certificates(meOf(actor)), 'certificate-saved');
      },
      (refusal) => this.page(actor, refusal),
    );
  }

  private async page(actor: Actor, refusal?: DomainError): Promise<WebPage> {
    const days = this.recognition.daysAsked();
    const work = await this.recognition.ownWork(actor, actor.id ?? '', days);
    const mine = await this.certificates.ofMentor(actor, actor.id ?? '');
    return new WebPage(
      (t) => t.recognition.mine,
      <MyCertificatesPage since={days.fromOn} work={work} mine={mine} />,
      { isForPhones: true, refusal },
    );
  }
}

interface MyCertificatesPageProps {
  /** 'YYYY-MM-DD'. */
  since: string;
  work: TaughtWork;
  mine: readonly Certificate[];
}

function MyCertificatesPage({ since, work, mine }: MyCertificatesPageProps) {
  const me = useMe();
  const { t, dates, language } = useView();
  const c = t.recognition;
  return (
    <>
      <BackLink href={paths.mentor.home(me)}>{t.mentor.myMentees}</BackLink>
      <h1>{c.mine}</h1>
      <p class="hint">{c.since(dates.date(since))}</p>
      <Facts
        facts={[
          [c.hours, hoursOf(work.minutes, language)],
          [c.lessons, work.lessons],
          [c.people, work.people],
          [c.skills, work.skills],
        ]}
      />
      {mine.length === 0 ? <p class="empty">{c.noneOfMine}</p> : null}
      {mine.map((certificate) => {
        const { id, issuedOn, namedOn, version } = certificate;
        const number = certificateNumber(certificate);
        return (
          <section class="card" key={id}>
            <h2>{c.numbered(number)}</h2>
            <p>{c.issued(dates.date(issuedOn))}</p>
            <p>
              <a class="row-link" href={paths.mentor.certificate(me, id)}>
                {c.toPrint}
              </a>
            </p>
            <p>{namedOn === null ? c.iAmUnnamed : c.iAmNamed}</p>
            <PostButton
              action={paths.mentor.certificateNaming(me, id)}
              kind="secondary"
              values={namedOn === null ? { version } : { version, ends: 'yes' }}
              label={`${namedOn === null ? c.nameMe : c.unnameMe}: ${c.numbered(number)}`}
            >
              {namedOn === null ? c.nameMe : c.unnameMe}
            </PostButton>
          </section>
        );
      })}
    </>
  );
}
