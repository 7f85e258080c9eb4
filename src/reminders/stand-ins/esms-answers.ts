import { randomUUID } from 'node:crypto';
import type { Received } from './received';
import type { Answer } from './zalo-answers';

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

/** eSMS's answer; `code` forces a refusal. A RequestId that was accepted before is refused with 124. */
export function esmsAnswer(
  request: EsmsRequest,
  received: readonly Received[],
  code?: number,
): Answer {
  const result = code ?? faultIn(request, received);
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

function faultIn(request: EsmsRequest, received: readonly Received[]): number {
  if (!request.ApiKey || !request.SecretKey) return 101;
  if (!/^(0|84)[35789]\d{8}$/.test(request.Phone ?? '')) return 114;
  const isRepeated = received.some(
    ({ provider, key }) => provider === 'esms' && key === request.RequestId,
  );
  return isRepeated ? 124 : 100;
}
