import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id } from '../../../platform/http/fields';
import { type Actor, Allow, CurrentActor } from '../../access';
import { FamiliesService } from './families.service';
import { FamilyView, familyView } from './families.views';

class FamilyGuideDto {
  /** One of the household's people. */
  @Id()
  menteeId!: string;
}

@ApiTags('programme')
@Controller('api/v1')
@Allow('people.read')
export class FamiliesController {
  constructor(private readonly families: FamiliesService) {}

  /** Every household, and how it stands by the ward's rule of a Digital Family. */
  @Get('wards/:wardId/families')
  async list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<FamilyView[]> {
    return (await this.families.list(actor, wardId)).map(familyView);
  }

  @Get('families/:id')
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FamilyView> {
    return familyView(await this.families.one(actor, id));
  }

  /** Somebody of the household guides the others from today on. */
  @Allow('families.keep')
  @Post('families/:id/guides')
  @HttpCode(204)
  name(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { menteeId }: FamilyGuideDto,
  ): Promise<void> {
    return this.families.nameGuide(actor, id, menteeId);
  }

  @Allow('families.keep')
  @Delete('families/:id/guides/:menteeId')
  @HttpCode(204)
  end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
  ): Promise<void> {
    return this.families.endGuide(actor, id, menteeId);
  }
}
