import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as Inner } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  type Added,
  type Changed,
  entriesOf,
  type FieldKind,
  type PersonField,
  type PersonFields,
  vocabularyName,
} from '../../../core/people/field';
import { mostWindows } from '../../../platform/http/bounds';
import {
  Id,
  Latitude,
  ListOf,
  LocalDay,
  Longitude,
  OneOf,
  PhoneNumber,
  Text,
  Whole,
} from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';
import { Code, Codes } from './codes';

type Use = 'add' | 'change';

/** Where somebody lives, in degrees (WGS 84). */
class PlaceDto {
  @Latitude()
  latitude!: number;

  @Longitude()
  longitude!: number;
}

const Gender = (): PropertyDecorator => OneOf(['female', 'male']);

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
  address: ({ most = 200 }) => Text(most),
  phone: ({ most = 30 }, use) => (use === 'add' ? Text(most, 0) : Mobile()),
  otherPhone: ({ most = 30 }, use) => (use === 'add' ? Text(most, 0) : PhoneNumber()),
  year: () => Whole(1900, 2199),
  count: ({ most = 50 }) => Whole(1, most),
  gender: Gender,
  wish: Gender,
  codes: (field) => Codes(vocabularyName(field), field.isNeeded ? 1 : 0),
  code: (field) => Code(vocabularyName(field)),
  windows: () => ListOf(() => WeeklyWindowDto, mostWindows),
  hamlet: Id,
  household: Id,
  programme: ({ most = 80 }) => Text(most),
  place: () =>
    applyDecorators(
      ValidateNested(),
      Inner(() => PlaceDto),
      ApiProperty({ type: () => PlaceDto }),
    ),
  day: LocalDay,
  flag: () => applyDecorators(IsBoolean(), ApiProperty({ type: 'boolean' })),
};

/** Whether `null` says that there is none. */
const mayBeNull: Record<FieldKind, boolean> = {
  name: false,
  text: true,
  email: true,
  address: true,
  phone: true,
  otherPhone: true,
  year: false,
  count: true,
  gender: true,
  wish: true,
  codes: false,
  code: true,
  windows: false,
  hamlet: false,
  household: true,
  programme: true,
  place: false,
  day: false,
  flag: false,
};

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
    const nullable = !isNeeded && mayBeNull[field.kind];
    const whether = nullable ? [IsOptional()] : isNeeded ? [] : [MayBeLeftOut()];
    applyDecorators(
      ...whether,
      rules[field.kind](field, use),
      ApiProperty({ required: isNeeded, ...(nullable ? { nullable } : {}) }),
    )(Body.prototype, name);
  }
  return Body;
}
