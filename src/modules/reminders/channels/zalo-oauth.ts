import type { MonotonicClock } from '../../../platform/common/monotonic-clock';
import { postForm, textField } from './http-post';

export interface ZaloApp {
  oauthUrl: string;
  appId: string;
  secretKey: string;
}

const usualSeconds = 25 * 60 * 60;

/** What became of a refresh token. */
export type Renewal =
  | { kind: 'renewed'; accessToken: string; refreshToken: string; lastsMs: number }
  | { kind: 'refused'; detail: string }
  /** It may have been used up. */
  | { kind: 'unclear'; detail: string };

/** Changes a refresh token for a new pair. Source: developers.zalo.me, Official Account, access token. */
export async function renewZaloToken(
  app: ZaloApp,
  refreshToken: string,
  patience?: MonotonicClock,
): Promise<Renewal> {
  const reply = await postForm(
    `${app.oauthUrl}/v4/oa/access_token`,
    { refresh_token: refreshToken, app_id: app.appId, grant_type: 'refresh_token' },
    { secret_key: app.secretKey },
    patience,
  );
  if (reply.kind !== 'answer') return { kind: 'unclear', detail: reply.detail };
  const { body, status } = reply;
  const accessToken = textField(body, 'access_token');
  const next = textField(body, 'refresh_token');
  if (accessToken && next) {
    const seconds = Number(textField(body, 'expires_in')) || usualSeconds;
    return { kind: 'renewed', accessToken, refreshToken: next, lastsMs: seconds * 1000 };
  }
  const detail = [textField(body, 'error'), textField(body, 'error_name')].join(' ').trim();
  return status >= 500 || detail === ''
    ? { kind: 'unclear', detail: `HTTP ${status}` }
    : { kind: 'refused', detail };
}
