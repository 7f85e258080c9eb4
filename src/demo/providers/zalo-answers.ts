import { randomUUID } from 'node:crypto';

export interface ZaloRequest {
  /** Digits with the country code and without a plus. */
  phone: string;
  template_id: string;
  template_data: Record<string, string>;
  tracking_id: string;
}

export interface ZaloAnswer {
  isAccepted: boolean;
  body: Record<string, unknown>;
}

const words: Record<number, string> = {
  [-108]: 'Phone number invalid',
  [-114]: 'User inactive',
  [-115]: 'Out of balance',
  [-118]: 'Zalo account not existed',
  [-119]: 'Account can not receive ZNS',
  [-124]: 'Access token invalid',
  [-132]: 'Parameter invalid',
  [-133]: 'This ZNS is not allowed to be sent at night',
  [-137]: 'Payment failed',
  [-139]: 'User refused this type of ZNS',
  [-141]: 'User refused ZNS from this Official Account',
  [-144]: 'Daily quota of the Official Account reached',
  [-147]: 'Daily quota of the template reached',
};

/** Zalo's answer; `code` forces a refusal. Nothing removes duplicates here, as in the real service. */
export function zaloAnswer(request: ZaloRequest, isTokenGood: boolean, code?: number): ZaloAnswer {
  const error = code ?? faultIn(request, isTokenGood);
  if (error !== 0) return { isAccepted: false, body: { error, message: words[error] ?? 'Error' } };
  const data = {
    msg_id: randomUUID(),
    sent_time: String(Date.now()),
    quota: { remainingQuota: '1' },
  };
  return { isAccepted: true, body: { error: 0, message: 'Success', data } };
}

function faultIn(request: ZaloRequest, isTokenGood: boolean): number {
  if (!isTokenGood) return -124;
  if (!/^84[35789]\d{8}$/.test(request.phone)) return -108;
  return request.template_id && request.template_data ? 0 : -132;
}
