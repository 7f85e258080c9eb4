import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as Inner } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isVideoLink, longestLink } from '../../core/curriculum/video-link';
import { isStoredPhone } from '../../core/vietnamese/phones';
import { earliestDate, isLocalDate, latestDate } from '../../core/time/local-dates';
import { largestInteger, latestInstant } from './bounds';

// What a field of a DTO lets in, its bound, and what the API's description says of it, in one word.

/** A whole number from `least` to `most`. */
export const Whole = (least: number, most: number): PropertyDecorator =>
  applyDecorators(
    IsInt(),
    Min(least),
    Max(most),
    ApiProperty({ type: 'integer', minimum: least, maximum: most }),
  );

/** The version of a thing as it was read. */
export const Version = (): PropertyDecorator => Whole(1, largestInteger);

/** Epoch milliseconds, UTC. */
export const Instant = (): PropertyDecorator =>
  applyDecorators(Whole(0, latestInstant), ApiProperty({ type: 'integer', format: 'int64' }));

export const Latitude = (): PropertyDecorator => degrees(90);
export const Longitude = (): PropertyDecorator => degrees(180);

const degrees = (most: number): PropertyDecorator =>
  applyDecorators(
    IsNumber(),
    Min(-most),
    Max(most),
    ApiProperty({ type: 'number', format: 'double', minimum: -most, maximum: most }),
  );

/** Text of `least` to `most` characters. */
export const Text = (most: number, least = 1): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MinLength(least),
    MaxLength(most),
    ApiProperty({ type: 'string', minLength: least, maxLength: most }),
  );

/** At most `most` texts of 1 to `longest` characters, and at least `least`. */
export const Texts = (most: number, longest: number, least = 0): PropertyDecorator =>
  applyDecorators(
    ...listOf(most, least),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(longest, { each: true }),
    ApiProperty({ type: 'string', isArray: true, minLength: 1, maxLength: longest }),
  );

/** An address that people may be sent to. */
export const HttpsLink = (): PropertyDecorator =>
  applyDecorators(
    MaxLength(longestLink),
    ValidateBy({
      name: 'isHttpsLink',
      validator: {
        validate: (value) => typeof value === 'string' && isVideoLink(value),
        defaultMessage: () =>
          '$property must be an https address, such as https://example.vn/video',
      },
    }),
    ApiProperty({ type: 'string', format: 'uri', maxLength: longestLink }),
  );

/** A Vietnamese number, mobile or landline, as it is stored: +84912345678. */
export const PhoneNumber = (): PropertyDecorator =>
  applyDecorators(
    MaxLength(16),
    ValidateBy({
      name: 'isPhoneNumber',
      validator: {
        validate: (value) => typeof value === 'string' && isStoredPhone(value),
        defaultMessage: () => '$property must be a number such as +84912345678',
      },
    }),
    ApiProperty({ type: 'string', maxLength: 16 }),
  );

export const Id = (): PropertyDecorator =>
  applyDecorators(IsUUID(), ApiProperty({ type: 'string', format: 'uuid' }));

/** At most `most` identifiers, and at least `least`. */
export const Ids = (most: number, least = 0): PropertyDecorator =>
  applyDecorators(
    ...listOf(most, least),
    IsUUID(undefined, { each: true }),
    ApiProperty({ type: 'string', format: 'uuid', isArray: true }),
  );

/** A day of the calendar, 'YYYY-MM-DD'. */
export const LocalDay = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'isLocalDay',
      validator: {
        validate: (value) => typeof value === 'string' && isLocalDate(value),
        defaultMessage: () =>
          `$property must be a day from ${earliestDate} to ${latestDate}, such as 2026-11-23`,
      },
    }),
    ApiProperty({ type: 'string', format: 'date' }),
  );

/** One of a closed list of values, which the API calls `enumName`. */
export const OneOf = (known: readonly string[], enumName?: string): PropertyDecorator =>
  applyDecorators(IsIn(known), ApiProperty({ enum: known, enumName }));

/** At least `least` values of a closed list, no more than it has. */
export const SomeOf = (known: readonly string[], enumName: string, least = 0): PropertyDecorator =>
  applyDecorators(
    ...listOf(known.length, least),
    IsIn(known, { each: true }),
    ApiProperty({ enum: known, enumName, isArray: true }),
  );

/** A code that fits a pattern. */
export const Fitting = (pattern: string): PropertyDecorator =>
  applyDecorators(
    MaxLength(longestCode),
    Matches(new RegExp(pattern, 'u')),
    ApiProperty({ type: 'string', pattern, maxLength: longestCode }),
  );

/** At most `most` codes that fit a pattern, and at least `least`. */
export const FittingAll = (pattern: string, most: number, least = 0): PropertyDecorator =>
  applyDecorators(
    ...listOf(most, least),
    MaxLength(longestCode, { each: true }),
    Matches(new RegExp(pattern, 'u'), { each: true }),
    ApiProperty({ type: 'array', items: { type: 'string', pattern, maxLength: longestCode } }),
  );

const longestCode = 40;

/** At most `most` things of another class, and at least `least`. */
export const ListOf = (item: () => new () => object, most: number, least = 0): PropertyDecorator =>
  applyDecorators(
    ...listOf(most, least),
    ValidateNested({ each: true }),
    Inner(item),
    // By the name of the function swagger knows that it gives the class.
    ApiProperty({ type: () => item(), isArray: true }),
  );

function listOf(most: number, least: number): PropertyDecorator[] {
  return [
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(most),
    ApiProperty({ minItems: least, maxItems: most }),
  ];
}
