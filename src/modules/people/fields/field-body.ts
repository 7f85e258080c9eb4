import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import {
  type Added,
  type Changed,
  entriesOf,
  type FieldKind,
  type PersonField,
  type PersonFields,
} from '../../../core/people/field';
import { mostWindows } from '../../../platform/http/bounds';
import { Codes, Id, ListOf, LocalDay, Text, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';

type Use = 'add' | 'change';

const Gender = (): PropertyDecorator =>
  applyDecorators(IsIn(['female', 'male']), ApiProperty({ enum: ['female', 'male'] }));

const Mobile = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^\+84[35789]\d{8}$/, {
      message: 'phone must be a Vietnamese mobile number such as +84912345678',
    }),
    MaxLength(12),
    ApiProperty({ type: 'string', maxLength: 12 }),
  );

/** What a body may hold for each kind of field; the counter takes a phone in any spelling. */
const rules: Record<FieldKind, (field: PersonField, use: Use) => PropertyDecorator> = {
  name: ({ most = 120 }) => Text(most),
  text: ({ most = 200 }) => Text(most),
  email: ({ most = 200 }) =>
    applyDecorators(
      IsEmail(),
      MaxLength(most),
      ApiProperty({ type: 'string', format: 'email', maxLength: most }),
    ),
  phone: ({ most = 30 }, use) => (use === 'add' ? Text(most, 0) : Mobile()),
  year: () => Whole(1900, 2199),
  count: ({ most = 50 }) => Whole(1, most),
  gender: Gender,
  wish: Gender,
  codes: ({ vocabulary = 'topic', isNeeded }) => Codes(vocabulary, isNeeded ? 1 : 0),
  windows: () => ListOf(() => WeeklyWindowDto, mostWindows),
  hamlet: Id,
  household: Id,
  place: () => applyDecorators(),
  day: LocalDay,
  flag: () => applyDecorators(IsBoolean(), ApiProperty({ type: 'boolean' })),
};

/** Kinds for which `null` says that there is none. */
const mayBeNull: ReadonlySet<FieldKind> = new Set([
  'text',
  'email',
  'phone',
  'count',
  'gender',
  'wish',
]);

/** The class of a body that adds somebody with these fields. */
export function bodyToAdd<Fields extends PersonFields>(fields: Fields): new () => Added<Fields> {
  return bodyOf(fields, 'add') as new () => Added<Fields>;
}

/** The class of a body that changes any of these fields of somebody. */
export function bodyToChange<Fields extends PersonFields>(
  fields: Fields,
): new () => Changed<Fields> {
  return bodyOf(fields, 'change');
}

function bodyOf(fields: PersonFields, use: Use): new () => object {
  class Body {}
  for (const [name, field] of entriesOf(fields)) {
    if (!field[use]) continue;
    const isNeeded = use === 'add' && field.add === 'needed';
    const nullable = !isNeeded && mayBeNull.has(field.kind);
    const whether = nullable ? [IsOptional()] : isNeeded ? [] : [MayBeLeftOut()];
    applyDecorators(
      ...whether,
      rules[field.kind](field, use),
      ApiProperty({ required: isNeeded, ...(nullable ? { nullable } : {}) }),
    )(Body.prototype, name);
  }
  return Body;
}
