import { fieldsOf } from '../../../core/people/fields';
import { Id, ListOf, OneOf, Text, Version } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { type FieldChoice, fieldChoices } from '../../people';

/** Whose value one field has. */
export class FieldChoiceDto {
  /** Such as phone. */
  @Text(40)
  name!: string;

  @OneOf(fieldChoices, 'FieldChoice')
  choice!: FieldChoice;
}

const mostFields = Object.keys({ ...fieldsOf.mentor, ...fieldsOf.mentee }).length;

export class MergeDto {
  @Version()
  version!: number;

  /** The record that is given up. */
  @Id()
  otherId!: string;

  @Version()
  otherVersion!: number;

  /** Where both say something else; what is not named stays as it is, and of lists all is taken. */
  @MayBeLeftOut()
  @ListOf(() => FieldChoiceDto, mostFields)
  fields: FieldChoiceDto[] = [];
}

export class TakeApartDto {
  /** Of the record that was given up. */
  @Version()
  version!: number;
}
