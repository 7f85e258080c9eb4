import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { anyCookieOf, Csrf, RouteRules, setCookie } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { Layout } from './layout';
import { partsGoHere, type WebPage } from './page';
import { languageCookie, languageOf } from './page-language';
import { Dates, defaultLanguage, Language, textsIn } from '../../../texts';
import type { RefusedForm } from '../view/refused-form';
import { type View, ViewContext } from '../view/view';
import '../view/open-ways';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Renders pages for the language, the person and the form token of a request. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly csrf: Csrf,
    private readonly rules: RouteRules,
  ) {}

  /**
   * The page, and how many numbers of people stand on it in full. `told`: whose personal links the browser has, and whom
   * they can call.
   */
  async render(
    page: WebPage,
    request: FastifyRequest,
    reply: FastifyReply,
    told: Pick<View, 'people' | 'help'>,
  ): Promise<{ html: string | Buffer; phones: number }> {
    const csrf = this.csrf.tokenFor(request, reply);
    const shownPhones = new Set<string>();
    const view = { ...this.viewOf(page, request, { csrf, ...told }), shownPhones };
    this.keepLanguage(view.language, request, reply);
    const parts = await drawnParts(page, view);
    const html = this.html(page, view);
    return { html: parts.length > 0 ? joined(html, parts) : html, phones: shownPhones.size };
  }

  /** The same without cookies, for answers to which none can be added any more. */
  renderPlain(page: WebPage, request: FastifyRequest, help?: View['help']): string {
    const csrf = this.csrf.standingToken(request);
    return this.html(page, this.viewOf(page, request, { csrf, help }));
  }

  private html(page: WebPage, view: View): string {
    const { title, body, options } = page;
    const document = (
      <ViewContext.Provider value={view}>
        <Layout title={title(view.t)} options={options}>
          {body}
        </Layout>
      </ViewContext.Provider>
    );
    // The summary stands above the form that names its fields: the second time they are known.
    if (view.refused?.refusal) renderToString(document);
    return `<!doctype html>${renderToString(document)}`;
  }

  /** What an answer may know of its request; `csrf` where it has forms. */
  viewOf(
    page: Pick<WebPage, 'options'>,
    request: FastifyRequest,
    { csrf = '', people = [], help }: Partial<Pick<View, 'csrf' | 'people' | 'help'>> = {},
  ): View {
    const language = languageOf(request);
    const { actor } = request;
    const actors = actor ? [actor, ...(request.actors ?? [])] : (request.actors ?? []);
    return {
      language,
      t: textsIn(language),
      dates: new Dates(language, this.env.TIME_ZONE),
      csrf,
      actor: actor ?? request.actors?.[0],
      people,
      help,
      person: people.find(({ kind, id }) => kind === actor?.kind && id === actor.id),
      ward: page.options.ward,
      url: pageUrlOf(request),
      refused: refusedFormOf(page, request),
      now: this.clock.now(),
      // Whoever is not signed in yet is led to do so.
      mayGo: (method, address) =>
        actors.length === 0 || this.rules.isOpenTo(actors, method, address),
    };
  }

  private keepLanguage(language: Language, request: FastifyRequest, reply: FastifyReply): void {
    const kept = anyCookieOf(request, languageCookie);
    if (kept === language || (kept === undefined && language === defaultLanguage)) return;
    setCookie(reply, this.env, languageCookie, language, YEAR_SECONDS);
  }
}

/** Kept as bytes: a drawn text is thousands of pieces, which would all be carried along until the page is whole. */
async function drawnParts({ options: { parts = [] } }: WebPage, view: View): Promise<Buffer[]> {
  const drawn: Buffer[] = [];
  for (const part of parts) {
    const text = renderToString(<ViewContext.Provider value={view}>{part}</ViewContext.Provider>);
    drawn.push(Buffer.from(text));
    await setImmediate();
  }
  return drawn;
}

/** As bytes, too: as a text of the page around them, megabytes would be copied four times. */
function joined(html: string, parts: readonly Buffer[]): Buffer {
  const at = html.indexOf(partsGoHere);
  const [before, after] = [html.slice(0, at), html.slice(at + partsGoHere.length)];
  return Buffer.concat([Buffer.from(before), ...parts, Buffer.from(after)]);
}

/** A form's own address may answer no GET: links of its page lead to where the form stood. */
function pageUrlOf(request: FastifyRequest): string {
  if (request.method === 'GET' || !request.cameFrom) return request.url;
  const [path, query] = request.cameFrom.split('?');
  const parameters = new URLSearchParams(query);
  parameters.delete('notice');
  return parameters.size > 0 ? `${path}?${parameters}` : (path ?? '/');
}

function refusedFormOf(
  page: Pick<WebPage, 'options'>,
  request: FastifyRequest,
): RefusedForm | undefined {
  const { refusal, typed: shown } = page.options;
  if (request.method === 'GET' && refusal) {
    // A filter: what was typed stands in the address.
    const typed = request.query as Record<string, unknown>;
    return { refusal, path: request.url.split('?')[0] ?? '', typed, labels: new Map() };
  }
  if ((!refusal && !shown) || request.method !== 'POST') return undefined;
  const sent = shown === null ? undefined : (shown ?? request.body ?? undefined);
  const typed = sent as Record<string, unknown> | undefined;
  return { refusal, path: request.url.split('?')[0] ?? '', typed, labels: new Map() };
}
