import { HttpException } from '@nestjs/common';
import { DomainError } from '../common/domain-error';

/** RFC 9457 problem details, with our stable `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instance?: string;
  details?: Record<string, unknown>;
}

const codes: Record<number, string> = {
  400: 'invalid-input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

const sentences: Record<number, string> = {
  400: 'Yêu cầu chưa đúng, xin kiểm tra lại.',
  401: 'Xin đăng nhập trước.',
  403: 'Bạn không có quyền làm việc này.',
  404: 'Không tìm thấy trang hoặc dữ liệu này.',
  413: 'Tệp hoặc nội dung gửi lên quá lớn.',
  415: 'Kiểu nội dung gửi lên không dùng được.',
  429: 'Quá nhiều yêu cầu, xin chờ một lát rồi thử lại.',
};

/** Turns anything thrown into what the person may know; a fault of ours shows no detail. */
export function problemOf(error: unknown, instance?: string): Problem {
  if (error instanceof DomainError) {
    return problem(error.status, error.code, error.message, instance, error.details);
  }
  const status = statusOf(error);
  if (status < 500) {
    return problem(
      status,
      codes[status] ?? 'refused',
      sentences[status] ?? messageOf(error),
      instance,
    );
  }
  const sentence = 'Hệ thống gặp trục trặc, xin thử lại sau ít phút. Chưa có gì bị thay đổi.';
  return problem(500, 'fault', sentence, instance);
}

function problem(
  status: number,
  code: string,
  detail: string,
  instance?: string,
  details?: Record<string, unknown>,
): Problem {
  const title = titles[status] ?? 'Internal Server Error';
  return { type: 'about:blank', title, status, detail, code, instance, details };
}

/** Nest's exceptions, and those of Fastify and its plugins, name their status. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Yêu cầu bị từ chối.';
}
