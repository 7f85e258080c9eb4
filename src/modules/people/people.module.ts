import { Module } from '@nestjs/common';
import { CounterService } from './counter/counter.service';
import { PeopleController } from './lists/people.controller';
import { PeopleService } from './lists/people.service';

@Module({
  controllers: [PeopleController],
  providers: [CounterService, PeopleService],
  exports: [CounterService, PeopleService],
})
export class PeopleModule {}
