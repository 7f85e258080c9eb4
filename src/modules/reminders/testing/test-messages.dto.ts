import { Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';

export class TestMessageDto {
  /** One's own number, in any spelling. */
  @MayBeLeftOut()
  @Text(30, 0)
  phone?: string;

  /** One's own address. */
  @MayBeLeftOut()
  @Text(200, 0)
  email?: string;
}
