import { randomUUID } from 'node:crypto';
import type { ZaloAnswer } from './zalo-answers';

export interface EsmsRequest {
  ApiKey: string;
  SecretKey: string;
  Phone: string;
  Content: string;
  SmsType: string;
  RequestId: string;
}

const words: Record<number, string> = {
  99: 'Unknown error',
  101: 'Authorize Failed',
  102: 'Account locked',
  103: 'Balance not enough',
  104: 'Brandname not found',
  114: 'Phone number invalid',
  124: 'RequestId is exist',
};

/** eSMS's answer; `code` forces a refusal. A RequestId that was taken before is refused with 124. */
export function esmsAnswer(
  request: EsmsRequest,
  taken: ReadonlySet<string>,
  code?: number,
): ZaloAnswer {
  const result = code ?? faultIn(request, taken);
  if (result === 100) {
    const body = { CodeResult: '100', CountRegenerate: 0, SMSID: randomUUID().replaceAll('-', '') };
    return { isAccepted: true, body };
  }
  const ErrorMessage = words[result] ?? 'Error';
  return {
    isAccepted: false,
    body: { CodeResult: String(result), CountRegenerate: 0, ErrorMessage },
  };
}

function faultIn(request: EsmsRequest, taken: ReadonlySet<string>): number {
  if (!request.ApiKey || !request.SecretKey) return 101;
  if (!/^(0|84)[35789]\d{8}$/.test(request.Phone ?? '')) return 114;
  return taken.has(request.RequestId) ? 124 : 100;
}
