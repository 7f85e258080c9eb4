/**
 * An expected refusal: `code` is stable and for programs, `message` is one sentence in Vietnamese for
 * the person who asked, `status` is the HTTP status it maps to.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 422,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** The thing asked for does not exist, or is not for this person to see. */
export function notFound(what: string): DomainError {
  return new DomainError('not-found', `Không tìm thấy ${what}.`, 404);
}
