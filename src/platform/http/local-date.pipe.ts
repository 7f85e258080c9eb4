import { Injectable, PipeTransform } from '@nestjs/common';
import { isLocalDate } from '../../core/time/local-dates';
import { DomainError } from '../common/domain-error';

/** Lets only real calendar days, 'YYYY-MM-DD', pass. */
@Injectable()
export class LocalDatePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isLocalDate(value)) {
      throw new DomainError('invalid-input', { problem: 'date' });
    }
    return value;
  }
}
