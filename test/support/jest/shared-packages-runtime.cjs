const { createRequire, isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Compiled files of the program and its tests, with their source; each suite runs them anew. */
const compiled = new Map();

/**
 * Jest's runtime, but packages are loaded once per process by Node itself, as in production, and not
 * again for every suite; the files of the program and of the tests are each suite's own as ever.
 */
class SharedPackagesRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    executor.compile = (source, filename) => {
      const known = compiled.get(filename);
      if (known?.source === source) return known.run;
      const run = compileFunction(source, executor.injectedModuleParameters, { filename });
      compiled.set(filename, { source, run });
      return run;
    };
  }

  requireModule(from, name, options, isActual) {
    const isOfJest = options?.isInternalModule === true;
    if (!isOfJest && isPackage(name ?? from)) return createRequire(from)(name ?? from);
    return super.requireModule(from, name, options, isActual);
  }
}

const isPackage = (name) =>
  name.includes('/node_modules/') || (/^[^./]/.test(name) && !isBuiltin(name));

module.exports = SharedPackagesRuntime;
