import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { type ConsentWording, ConsentWordings } from '../../modules/people';
import type { DomainError } from '../../platform/common/domain-error';
import { BackLink } from '../kit/components/back-link';
import { boundedTextOf, type FormBody, integerOf } from '../kit/forms/form-fields';
import { Button, HiddenValues } from '../kit/forms/form';
import { FormDisclosure } from '../kit/forms/form-disclosure';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { TextArea } from '../kit/forms/text-area';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** Enough for a page of paper; more is read by nobody before they agree. */
const LONGEST_WORDING = 2000;

/** What people agree to, version by version; none is ever changed. */
@PageController()
@Allow('service.operate')
export class ConsentWordingsController {
  constructor(private readonly wordings: ConsentWordings) {}

  @Get(paths.operations.wordings.pattern)
  show(): Promise<WebPage> {
    return this.page();
  }

  @Post(paths.operations.wordings.pattern)
  add(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const words = { vi: wordsOf(body, 'vi'), en: wordsOf(body, 'en') };
        const lacking = Object.entries(words).filter(([, text]) => text === '');
        if (lacking.length > 0) {
          throw invalidFields(Object.fromEntries(lacking.map(([name]) => [name, 'needed'])));
        }
        await this.wordings.add(actor, integerOf(body, 'version') ?? 0, words);
        return new SeeOther(paths.operations.wordings(), 'wording-added');
      },
      (refusal) => this.page(refusal),
    );
  }

  private async page(refusal?: DomainError): Promise<WebPage> {
    const wordings = await this.wordings.all();
    return new WebPage((t) => t.wordings.title, <WordingsPage wordings={wordings} />, { refusal });
  }
}

const wordsOf = (body: FormBody, name: 'vi' | 'en') => boundedTextOf(body, name, LONGEST_WORDING);

function WordingsPage({ wordings }: { wordings: readonly ConsentWording[] }) {
  const w = useView().t.wordings;
  const [today, ...earlier] = wordings;
  return (
    <>
      <BackLink href={paths.operations.home()}>{useView().t.messages.operations}</BackLink>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {today ? (
        <>
          <h2>{w.today}</h2>
          <Wording wording={today} />
          <FormDisclosure action={paths.operations.wordings()} summary={w.change}>
            <p>{w.changeLead}</p>
            <HiddenValues values={{ version: today.version }} />
            <TextArea name="vi" label={w.vi} value={today.vi} rows={8} />
            <TextArea name="en" label={w.en} value={today.en} rows={8} />
            <Button>{w.save}</Button>
          </FormDisclosure>
        </>
      ) : null}
      {earlier.length > 0 ? <h2>{w.earlier}</h2> : null}
      {earlier.map((wording) => (
        <Wording key={wording.id} wording={wording} />
      ))}
    </>
  );
}

function Wording({ wording: { version, vi, en, madeAt } }: { wording: ConsentWording }) {
  const { t, dates } = useView();
  return (
    <section>
      <h3>{t.rights.wordingNo(version)}</h3>
      <p class="hint">{t.wordings.since(dates.moment(madeAt))}</p>
      <p lang="vi">{vi}</p>
      <p lang="en">{en}</p>
    </section>
  );
}
