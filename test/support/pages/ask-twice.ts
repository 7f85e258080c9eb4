import { newId } from '../../../src/platform/database/columns';
import type { PagesApp } from './pages-app';

interface Answer {
  status: number;
  body: unknown;
  isRepeated: boolean;
}

/** Asks the same twice, under one key; gives the answer after checking that both are the same. */
export async function askTwice<T>(
  pages: PagesApp,
  route: string,
  ids: object,
  body?: object | FormData,
): Promise<T> {
  const [method, path = ''] = route.split(' ');
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(ids[name as keyof typeof ids]),
  );
  const key = newId();
  const ask = async (): Promise<Answer> => {
    const isForm = body instanceof FormData;
    const answer = await fetch((await pages.app.getUrl()) + url, {
      method,
      headers: {
        'idempotency-key': key,
        // A token and no cookie: no form of a foreign page.
        authorization: 'Bearer hand',
        ...(body && !isForm && { 'content-type': 'application/json' }),
      },
      body: isForm ? body : body && JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? null : JSON.parse(text),
      isRepeated: answer.headers.get('idempotency-replayed') === 'true',
    };
  };
  const first = await ask();
  if (first.status >= 300) throw new Error(`${route}: ${JSON.stringify(first)}`);
  expect({ route, ...first }).toMatchObject({ route, isRepeated: false });
  expect({ route, ...(await ask()) }).toEqual({ route, ...first, isRepeated: true });
  return first.body as T;
}
