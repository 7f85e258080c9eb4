import { IsOptional } from 'class-validator';
import { Text } from '../../../platform/http/fields';

export class CalendarQuery {
  /** In which language the words are: vi, en; left out, in that of the person. */
  @IsOptional()
  @Text(8)
  lang?: string;
}
