import { applyDecorators, Controller, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageInterceptor } from './page.interceptor';

/** A controller whose handlers give Pages, at the whole addresses of `paths`; it stands in no API document. */
export const PageController = (path = ''): ClassDecorator =>
  applyDecorators(Controller(path), UseInterceptors(PageInterceptor), ApiExcludeController());
