import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import { ErrorPage } from '../../../platform/http/error-page';
import type { Refused } from '../../../platform/http/problem';
import { WebPage } from './page';
import { PageRenderer } from './page-renderer';
import { KeptForm } from '../forms/kept-form';
import { keptFormOf } from '../view/kept-form';
import { PhoneHelp } from '../people/phone-help';
import { CallWard } from '../people/call-ward';
import { useView, type View } from '../view/view';
import { paths } from '../paths/paths';
import type { Texts } from '../../../texts';

/** What a person sees when something was refused or went wrong: one sentence and a way on. */
@Injectable()
export class WebErrorPage extends ErrorPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly help: PhoneHelp,
  ) {
    super();
  }

  async render(told: Refused, request: FastifyRequest): Promise<string> {
    const refused = asAPersonHears(told, request);
    const kept = keptFormOf(refused, request);
    const page = new WebPage(
      (t) => titleOf(t, refused),
      <>
        <ErrorBody {...refused} />
        {kept ? <KeptForm {...kept} /> : null}
      </>,
      { isForPhones: isPersonsPage(request) },
    );
    return this.renderer.renderPlain(page, request, await this.helpIn(request));
  }

  /** When it is the database that fails, there is nobody to name. */
  private async helpIn(request: FastifyRequest): Promise<View['help']> {
    if (!isPersonsPage(request)) return undefined;
    try {
      return await this.help.for(request.actors ?? []);
    } catch {
      return undefined;
    }
  }
}

function ErrorBody(refused: Refused) {
  const { t, language, url } = useView();
  const code = /^\/wards\/(\w+)/.exec(url)?.[1];
  const { refusal } = refused;
  const isPlain = refusal.code === 'not-found';
  const isUnfinished = refusal.code === 'second-factor-missing';
  return (
    <>
      <h1>{titleOf(t, refused)}</h1>
      <p class="lead">{isPlain ? t.errors.notFound : refusal.sentenceIn(language)}</p>
      <div class="actions">
        {isUnfinished ? (
          <a class="button" href={paths.secondFactor()}>
            {t.secondFactor.setUp}
          </a>
        ) : null}
        {refusal.code === 'ward-not-opened' && code ? (
          <a class="button" href={paths.ward.opening(code)}>
            {t.roles.open}
          </a>
        ) : null}
        <a class="button secondary" href={paths.start()}>
          {t.errors.toStart}
        </a>
        <CallWard />
      </div>
    </>
  );
}

/** Ambassadors and mentees have no password: they are told of their link, not to sign in. */
function asAPersonHears(refused: Refused, request: FastifyRequest): Refused {
  const isNobody = refused.refusal.code === 'unauthenticated' && isPersonsPage(request);
  return isNobody ? { ...refused, refusal: new DomainError('other-person') } : refused;
}

function titleOf(t: Texts, { status, refusal }: Refused): string {
  return refusal.code === 'other-person' ? t.whose.otherTitle : t.errors.title(status);
}

/** Those are in large print, and so is what is said instead of them. */
function isPersonsPage({ url }: FastifyRequest): boolean {
  return /^\/(mentor|mentee|l|people)\b/.test(url);
}
