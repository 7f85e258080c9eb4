import { Injectable, OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Actor } from '../policies/actor';
import { mayDo } from '../policies/policy';
import { RulesByPath } from './rules-by-path';
import { type Rule, RULE } from '../policies/access.decorators';

/** One handler's address and its rule. */
export interface RuledRoute {
  /** GET, POST …; ALL for every method. */
  method: string;
  /** With a leading slash and the names of its parameters, as `/wards/:code/pairs`. */
  path: string;
  /** The class and its method. */
  controller: Handler;
  handler: string;
  rule: Rule;
}

/** Every route and who may use it. The service does not start while one has no rule. */
@Injectable()
export class RouteRules implements OnModuleInit {
  private byPath?: RulesByPath;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Throws an Error that names the handlers without a rule. */
  onModuleInit(): void {
    this.list();
  }

  /** Whether somebody of these may do at all what an address does: its links and forms are shown to them alone. */
  isOpenTo(actors: readonly Actor[], method: string, address: string): boolean {
    const rule = (this.byPath ??= new RulesByPath(this.list())).of(method, address);
    if (!rule || !('act' in rule)) return true;
    return actors.some((actor) => mayDo(actor, rule.act));
  }

  list(): RuledRoute[] {
    const routes: RuledRoute[] = [];
    const unruled: string[] = [];
    for (const { handler, owner, name } of this.handlers()) {
      const rule = this.reflector.getAllAndOverride<Rule | undefined>(RULE, [handler, owner]);
      if (!rule) unruled.push(`${owner.name}.${name}`);
      else
        routes.push(
          ...routesOf(owner, handler).map((route) => ({
            ...route,
            controller: owner,
            handler: name,
            rule,
          })),
        );
    }
    if (unruled.length === 0) return routes;
    throw new Error(`Say who may call ${unruled.join(', ')}: by @Allow(act) or @Public(reason).`);
  }

  private handlers(): { handler: Handler; owner: Handler; name: string }[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ handler: prototype[name], owner: metatype as Handler, name }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler));
    });
  }
}

type Handler = (...parameters: unknown[]) => unknown;

function routesOf(owner: Handler, handler: Handler): { method: string; path: string }[] {
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
  return pathsOf(owner).flatMap((base) =>
    pathsOf(handler).map((path) => ({ method, path: joined(base, path) })),
  );
}

function pathsOf(target: Handler): string[] {
  return [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
