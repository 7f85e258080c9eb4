import { Version } from '../../../platform/http/fields';

/** Of the person as they were seen: it cannot be undone. */
export class EraseDto {
  @Version()
  version!: number;
}
