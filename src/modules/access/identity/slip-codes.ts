import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/common/domain-error';
import { linkRow } from './personal-link-rows';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PersonalLink } from './personal-link.entity';
import { SignInAttempts } from './sign-in-attempts';
import { isSame, Signer } from './signer';

/**
 * Twelve digits on a slip, for whoever cannot scan its QR code. The first four tell where to look (the end of the link's
 * id), the last eight follow from the link by HMAC under the service's secret, so that they stand in no table. A code is
 * good as long as its link, and ends with it (ADR 32).
 */
@Injectable()
export class SlipCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signer: Signer,
    private readonly attempts: SignInAttempts,
  ) {}

  /** The code of a link, in three groups as it is printed. */
  codeOf(link: PersonalLink): string {
    const code = codeFrom(link, this.signer.signature('slip-code', link.id));
    return code.replace(/(\d{4})(?=\d)/g, '$1 ');
  }

  /**
   * The link whose code was typed. A wrong code and one that nobody has are told the same.
   * @throws DomainError wrong-slip-code, too-many-sign-ins
   */
  async linkOf(typed: string, address: string): Promise<PersonalLink> {
    const digits = typed.replace(/\D/g, '');
    // Nobody guesses by what can be none.
    if (digits.length !== FRONT_LENGTH + SECRET_LENGTH) throw wrongSlipCode();
    const front = digits.slice(0, FRONT_LENGTH);
    await this.attempts.saySlipCode(front, address);
    const found = await this.linksOf(front);
    const link = found.find((one) => this.isCodeOf(one, digits));
    if (!link) throw wrongSlipCode();
    await this.attempts.saidRightSlipCode(front, address);
    return link;
  }

  private isCodeOf(link: PersonalLink, digits: string): boolean {
    return this.signer
      .signatures('slip-code', link.id)
      .some((signature) => isSame(codeFrom(link, signature), digits));
  }

  /** Those that share a beginning: of 120,000 people some thirty. */
  private linksOf(front: string): Promise<PersonalLink[]> {
    const tail = Number(front).toString(16).padStart(TAIL_LENGTH, '0');
    return select(
      this.unitOfWork.read,
      linkRow,
      `SELECT id, person_kind AS "personKind", person_id AS "personId",
        calendar_version AS "calendarVersion", created_at AS "createdAt", revoked_at AS "revokedAt"
      FROM personal_link WHERE substr(id, 34) = $1 AND revoked_at IS NULL`,
      [tail],
    );
  }
}

const FRONT_LENGTH = 4;
/** Hexadecimal digits of the id that the front stands for. */
const TAIL_LENGTH = 3;
const SECRET_LENGTH = 8;

export function wrongSlipCode(): DomainError {
  return new DomainError('wrong-slip-code');
}

function codeFrom({ id }: PersonalLink, signature: string): string {
  const front = String(Number.parseInt(id.slice(-TAIL_LENGTH), 16)).padStart(FRONT_LENGTH, '0');
  const number = createHash('sha256').update(signature).digest().readBigUInt64BE();
  return front + String(number % 10n ** BigInt(SECRET_LENGTH)).padStart(SECRET_LENGTH, '0');
}
