import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { Certificate } from '../entities/certificate.entity';
import { Recognition } from '../entities/recognition.entity';
import { CertificatesService } from './certificates.service';
import {
  CertificateNamingDto,
  NewCertificateDto,
  RecognitionDecisionDto,
  RecognitionQuery,
  SeenVersionDto,
} from './recognition.dto';
import { RecognitionService } from './recognition.service';
import { RecognisableView, RegisteredCertificateView } from './recognition.views';

@ApiTags('programme')
@Controller('api/v1')
@Allow('recognition.decide')
export class RecognitionController {
  constructor(
    private readonly recognition: RecognitionService,
    private readonly certificates: CertificatesService,
  ) {}

  /** Ambassadors and teams who held something in these days, by name: proposed by the ward's rule, decided, or neither. */
  @Get('wards/:wardId/recognitions')
  list(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() { from, until }: RecognitionQuery,
  ): Promise<RecognisableView[]> {
    return this.recognition.list(actor, wardId, this.recognition.daysAsked(from, until));
  }

  /** Recognises somebody, which gives a certificate its number, or decides against it with a word. */
  @Post('wards/:wardId/recognitions')
  decide(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: RecognitionDecisionDto,
  ): Promise<Recognition> {
    return this.recognition.decide(actor, wardId, body);
  }

  /** As if nothing had been decided; the certificate holds no more. */
  @Post('recognitions/:id/taking-back')
  @HttpCode(200)
  takeBack(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenVersionDto,
  ): Promise<Recognition> {
    return this.recognition.takeBack(actor, id, version);
  }

  /** All certificates that the unit gave out, the latest first. */
  @Allow('certificates.keep')
  @Get('wards/:wardId/certificates')
  register(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
  ): Promise<RegisteredCertificateView[]> {
    return this.certificates.register(actor, wardId);
  }

  /** Gives the certificate of a course or of a Digital Family its number; one that has a number keeps it. */
  @Allow('certificates.keep')
  @Post('wards/:wardId/certificates')
  issue(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: NewCertificateDto,
  ): Promise<Certificate> {
    return this.certificates.issue(actor, wardId, body);
  }

  /** One's own, or one of the unit's. */
  @Allow('certificates.read')
  @Get('certificates/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RegisteredCertificateView> {
    return this.certificates.one(actor, id);
  }

  /** Of a course or a family: the paper holds no more. Of an ambassador or a team the decision is taken back. */
  @Allow('certificates.keep')
  @Post('certificates/:id/taking-back')
  @HttpCode(200)
  end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenVersionDto,
  ): Promise<Certificate> {
    return this.certificates.takeBack(actor, id, version);
  }

  /** Whether the page behind the QR code names the person. */
  @Allow('certificates.name')
  @Put('certificates/:id/naming')
  name(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CertificateNamingDto,
  ): Promise<Certificate> {
    return this.certificates.name(actor, id, body);
  }
}
