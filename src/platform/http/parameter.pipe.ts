import { ArgumentMetadata, Injectable, PipeTransform } from '@nestjs/common';
import { notFound } from '../common/domain-error';
import { parameterNamed } from './parameters';
import { invalidInput } from './validation';

/**
 * Looks at every value that a handler takes by name from the path or the query, of pages and API
 * alike: nothing lies at a path that cannot be, and a query must be within its bounds.
 */
@Injectable()
export class ParameterPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type === 'param') {
      const parts = data === undefined ? Object.entries(value as object) : [[data, value]];
      for (const [name, part] of parts) {
        if (!isHeld(String(name), part)) throw notFound('page-or-data');
      }
    }
    if (type === 'query' && data !== undefined) {
      // An empty field of a form in the address says nothing.
      if (value === '') return undefined;
      if (!isHeld(data, value)) throw invalidInput({ [data]: parameterNamed(data).description });
    }
    return value;
  }
}

function isHeld(name: string, value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === 'string' && parameterNamed(name).holds(value);
}
