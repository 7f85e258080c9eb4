import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ErrorPage } from '../../../platform/http/error-page';
import type { Refused } from '../../../platform/http/problem';
import { WebPage } from './page';
import { PageRenderer } from './page-renderer';
import { useView } from '../view/view';
import { paths } from '../paths/paths';

/** What a person sees when something was refused or went wrong: one sentence and a way on. */
@Injectable()
export class WebErrorPage extends ErrorPage {
  constructor(private readonly renderer: PageRenderer) {
    super();
  }

  render(refused: Refused, request: FastifyRequest): string {
    const page = new WebPage((t) => t.errors.title(refused.status), <ErrorBody {...refused} />);
    return this.renderer.renderPlain(page, request);
  }
}

function ErrorBody({ status, refusal }: Refused) {
  const { t, language } = useView();
  return (
    <>
      <h1>{t.errors.title(status)}</h1>
      <p class="lead">{status === 404 ? t.errors.notFound : refusal.sentenceIn(language)}</p>
      <p>
        <a class="button secondary" href={paths.start()}>
          {t.errors.toStart}
        </a>
      </p>
    </>
  );
}
