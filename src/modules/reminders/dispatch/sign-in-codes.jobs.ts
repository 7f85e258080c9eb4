import { Injectable } from '@nestjs/common';
import type { JobMap } from '../../../platform/queue/lanes/job-map';
import { JobHandler } from '../../../platform/queue/job-handler';
import { SignInCodes } from './sign-in-codes';

@Injectable()
export class SignInCodesJobs {
  constructor(private readonly codes: SignInCodes) {}

  @JobHandler('sign-in-codes.send')
  send({ codeId }: JobMap['sign-in-codes.send']): Promise<void> {
    return this.codes.send(codeId);
  }
}
