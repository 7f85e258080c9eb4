import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout } from '../../../src/web/kit/page/layout';
import type { PageOptions } from '../../../src/web/kit/page/page';
import { Dates, textsIn, type Language } from '../../../src/texts';
import { ViewContext, type View } from '../../../src/web/kit/view/view';

/** A page as HTML, without a server around it. */
export function renderPage(
  body: ComponentChild,
  view: Partial<View> = {},
  options: PageOptions = {},
): string {
  const language: Language = view.language ?? 'vi';
  const whole: View = {
    language,
    t: textsIn(language),
    dates: new Dates(language, 'Asia/Ho_Chi_Minh'),
    csrf: 'token',
    actor: undefined,
    people: [],
    ward: undefined,
    url: '/',
    now: Date.UTC(2026, 10, 23, 3),
    ...view,
  };
  return renderToString(
    <ViewContext.Provider value={whole}>
      <Layout title="Title" options={options}>
        {body}
      </Layout>
    </ViewContext.Provider>,
  );
}
