import { Module } from '@nestjs/common';
import { CounterService } from './counter.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';

@Module({
  controllers: [PeopleController],
  providers: [CounterService, PeopleService],
  exports: [CounterService, PeopleService],
})
export class PeopleModule {}
