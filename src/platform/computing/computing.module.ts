import { Module } from '@nestjs/common';
import { ThreadPool } from './thread-pool';

/** One pool of threads for whatever this process computes. */
@Module({ providers: [ThreadPool], exports: [ThreadPool] })
export class ComputingModule {}
