import { applyDecorators, Controller, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageInterceptor } from './page.interceptor';

/** A controller whose handlers give Pages; it stands in no API document. */
export const PageController = (path: string): ClassDecorator =>
  applyDecorators(Controller(path), UseInterceptors(PageInterceptor), ApiExcludeController());
