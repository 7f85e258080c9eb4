import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { type Role, rolesThatMay, type Rule, RULE } from '../../modules/access';

/** Who may call a handler; everybody when it is public. */
export interface Callers {
  isPublic: boolean;
  roles: Role[];
}

/** Reads what handlers say of themselves, by the names of their class and method. */
export class Handlers {
  private readonly reflector: Reflector;
  private readonly controllers: Map<string, object>;

  constructor(app: NestFastifyApplication) {
    this.reflector = app.get(Reflector);
    const modules = [...app.get(ModulesContainer).values()];
    this.controllers = new Map(
      modules
        .flatMap((module) => [...module.controllers.values()])
        .flatMap(({ metatype }) => (metatype ? [[metatype.name, metatype]] : [])),
    );
  }

  callersOf(controller: string, method: string): Callers {
    const type = this.controllers.get(controller) as { prototype: Record<string, () => void> };
    const targets = [type.prototype[method], type as unknown as () => void];
    const rule = this.reflector.getAllAndOverride<Rule>(RULE, targets);
    return 'act' in rule
      ? { isPublic: false, roles: rolesThatMay(rule.act) }
      : { isPublic: true, roles: [] };
  }
}
