import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../../platform/queue/job-handler';
import type { JobMap } from '../../../platform/queue/lanes/job-map';
import { ImportDrafts } from './import-drafts.service';

@Injectable()
export class DraftJobs {
  constructor(private readonly drafts: ImportDrafts) {}

  @JobHandler('imports.read')
  async read({ draftId }: JobMap['imports.read']): Promise<void> {
    await this.drafts.execute(draftId);
  }

  /** Puts the jobs of files that nobody reads; the queue may have forgotten them. */
  @JobHandler('imports.resume')
  async resume(): Promise<void> {
    for (const { id } of await this.drafts.unattended()) await this.drafts.put(id);
  }
}
