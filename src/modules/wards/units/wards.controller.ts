import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { NewWardDto } from './wards.dto';
import { WardsService } from './wards.service';

@ApiTags('wards')
@Controller('api/v1/wards')
@Allow('wards.read')
export class WardsController {
  constructor(private readonly wards: WardsService) {}

  @Get()
  list(@CurrentActor() actor: Actor) {
    return this.wards.list(actor);
  }

  @Allow('wards.create')
  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: NewWardDto) {
    return this.wards.create(actor, body);
  }

  @Get(':wardId')
  get(@Param('wardId') wardId: string) {
    return this.wards.get(wardId);
  }
}
