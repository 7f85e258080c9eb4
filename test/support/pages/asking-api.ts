import type { PagesApp } from './pages-app';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type AskApi = <T>(method: Method, path: string, body?: object) => Promise<T>;

/** Through the API, by whoever asks at the moment; anything but success fails the test. */
export function askingApi(pages: PagesApp): AskApi {
  return async <T>(method: Method, path: string, body?: object): Promise<T> => {
    const url = `/api/v1/${path}`;
    const { status, text } =
      method === 'GET' ? await pages.get(url) : await pages.send(method, url, body);
    if (status >= 300) throw new Error(`${method} ${url} gave ${status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };
}
