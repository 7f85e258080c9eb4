import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../../platform/queue/job-handler';
import { Figures } from './figures.service';

@Injectable()
export class FiguresJobs {
  constructor(private readonly figures: Figures) {}

  @JobHandler('figures.keep')
  async keep(): Promise<void> {
    await this.figures.keep();
  }
}
