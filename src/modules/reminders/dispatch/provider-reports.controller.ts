import { All, Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../access';
import { DeliveryReports } from './delivery-reports';

type Fields = Record<string, unknown>;

/**
 * Where providers report deliveries. They cannot sign in; a report counts only when it names a
 * message by an id that nobody else was told.
 */
@ApiExcludeController()
@Public('providers cannot sign in; only a known message counts')
@Controller('api/v1/provider-reports')
export class ProviderReportsController {
  constructor(private readonly reports: DeliveryReports) {}

  /** eSMS calls back with SendStatus 5 when a message is done, and SendSuccess when it arrived. */
  @All('sms')
  @HttpCode(200)
  async sms(@Query() query: Fields, @Body() body: Fields | undefined) {
    const fields = { ...query, ...body };
    const isDone = text(fields.SendStatus) === '5' && Number(text(fields.SendSuccess)) > 0;
    const report = { messageId: text(fields.SMSID), key: text(fields.RequestId) };
    if (isDone) await this.reports.delivered('sms', report);
    return { received: true };
  }

  /** Zalo's webhook event user_received_message. */
  @Post('zalo')
  @HttpCode(200)
  async zalo(@Body() body: Fields | undefined) {
    const message = (body?.message ?? {}) as Fields;
    if (body?.event_name === 'user_received_message') {
      const report = { messageId: text(message.msg_id), key: text(message.tracking_id) };
      await this.reports.delivered('zalo', report);
    }
    return { received: true };
  }
}

function text(value: unknown): string | null {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return isPlain && value !== '' ? String(value) : null;
}
