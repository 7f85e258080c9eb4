import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { mostItemsAPage, mostPages } from './bounds';
import { Text, Whole } from './fields';
import type {
  EntityManager,
  EntityTarget,
  FindOptionsOrder,
  FindOptionsWhere,
  ObjectLiteral,
} from 'typeorm';
import { DomainError } from '../common/domain-error';

/** `?page=1&pageSize=50&sort=-startAt&q=lan`: what every list takes. */
export class PageQuery {
  /** Number of the page, from 1. */
  @IsOptional()
  @Type(() => Number)
  @Whole(1, mostPages)
  page = 1;

  /** How many items a page has. */
  @IsOptional()
  @Type(() => Number)
  @Whole(1, mostItemsAPage)
  pageSize = 50;

  /** A field of the item; a leading minus sorts downwards. */
  @IsOptional()
  @Matches(/^-?[a-zA-Z]{1,30}$/, {
    message: 'sort must be a field name, with a leading - to sort downwards',
  })
  @MaxLength(31)
  sort?: string;

  /** Words to look for. */
  @IsOptional()
  @Text(100, 0)
  q?: string;
}

/** One page of a list; `total` counts all items that match. */
export interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
}

/** The class of a page of such items, for the API's description. */
export function PageOf<T extends object>(item: new () => T): new () => Page<T> {
  class ItemsPage implements Page<T> {
    @ApiProperty({ type: item, isArray: true })
    items!: T[];

    @ApiProperty({ type: 'integer' })
    page!: number;

    @ApiProperty({ type: 'integer' })
    pageSize!: number;

    @ApiProperty({ type: 'integer', description: 'All items that match.' })
    total!: number;
  }
  return ItemsPage;
}

/** What a list may be sorted by, the default first. */
export interface Sorting<T> {
  fields: (keyof T & string)[];
  fallback: string;
}

/** Reads one page; filtering, sorting and counting are the database's. */
export async function pageOf<T extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: FindOptionsWhere<T> | FindOptionsWhere<T>[],
  query: PageQuery,
  sorting: Sorting<T>,
): Promise<Page<T>> {
  const [items, total] = await manager.findAndCount(entity, {
    where,
    order: orderOf(query.sort ?? sorting.fallback, sorting),
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
  });
  return { items, page: query.page, pageSize: query.pageSize, total };
}

function orderOf<T>(sort: string, sorting: Sorting<T>): FindOptionsOrder<T> {
  const field = sort.replace(/^-/, '');
  if (!sorting.fields.some((allowed) => allowed === field)) {
    const allowed = sorting.fields.join(', ');
    throw new DomainError('invalid-input', { problem: 'sort', names: allowed });
  }
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  return { [field]: direction, ...(field === 'id' ? {} : { id: 'ASC' }) } as FindOptionsOrder<T>;
}
