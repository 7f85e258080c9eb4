import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, AllowOnly, assertWard, CurrentActor } from '../../access';
import { NewWardDto, WardSettingsDto } from './wards.dto';
import { WardsService } from './wards.service';

@ApiTags('wards')
@Controller('api/v1/wards')
@AllowOnly('officer', 'operator')
export class WardsController {
  constructor(private readonly wards: WardsService) {}

  @Get()
  list(@CurrentActor() actor: Actor) {
    return this.wards.list(actor);
  }

  @Post()
  @AllowOnly('operator')
  create(@CurrentActor() actor: Actor, @Body() body: NewWardDto) {
    return this.wards.create(actor, body);
  }

  @Get(':wardId')
  get(@CurrentActor() actor: Actor, @Param('wardId') wardId: string) {
    assertWard(actor, wardId);
    return this.wards.get(wardId);
  }

  @Patch(':wardId/settings')
  changeSettings(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: WardSettingsDto,
  ) {
    assertWard(actor, wardId);
    return this.wards.changeSettings(actor, wardId, body);
  }
}
