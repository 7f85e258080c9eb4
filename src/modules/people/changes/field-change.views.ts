import { ApiProperty } from '@nestjs/swagger';

/** What a field holds, in the field's own values: codes, a hamlet or household by its name, a place as degrees. */
const anyValue = {
  nullable: true,
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'object' }] } },
    { type: 'object', additionalProperties: { type: 'number' } },
  ],
};

/** One field of a person before and after. */
export class FieldChange {
  name!: string;

  @ApiProperty(anyValue)
  was!: unknown;

  @ApiProperty(anyValue)
  is!: unknown;
}
