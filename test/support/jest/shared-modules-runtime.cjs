const { readFileSync } = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const { dirname, join, resolve } = require('node:path');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');
const preact = require('preact');

/** Compiled files of the tests, with their source; each suite runs them anew. */
const compiled = new Map();

/** The suite that runs now: what it needs first is transformed by its runtime. */
let running;
const sourceMaps = new Map();

/** Lets Node itself load the program's files, transformed as Jest transforms those of the tests. */
for (const extension of ['.ts', '.tsx'])
  require.extensions[extension] = (module, filename) => {
    // oxlint-disable-next-line no-underscore-dangle -- Node has no other name for it
    module._compile(running.transformCache.transform(filename), filename);
    sourceMaps.set(filename, running.transformCache.getSourceMaps().get(filename));
  };

/**
 * Jest's runtime, but packages and the program are loaded once per process by Node itself, as in
 * production, and not again for every suite: most of a suite's time went there. The files of the tests
 * are each suite's own as ever, and so is the program where a suite replaces modules of it.
 */
class SharedModulesRuntime extends Runtime {
  constructor(config, ...given) {
    super(config, ...given);
    running = this;
    const suite = given.at(5);
    this.programFolders = ['src', 'migrations'].map((folder) => `${join(config.rootDir, folder)}/`);
    this.replacesModules = /^jest\.mock\(/m.test(readFileSync(suite, 'utf8'));
    // A program of the suite's own draws pages with the packages of all: what it hooks into them ends with it.
    this.vnodeHook = preact.options.vnode;
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
    if (!isOfJest && (isPackage(name ?? from) || this.isOfProgram(from, name)))
      return createRequire(from)(name ?? from);
    return super.requireModule(from, name, options, isActual);
  }

  isOfProgram(from, name) {
    if (this.replacesModules) return false;
    const path = name?.startsWith('.') ? resolve(dirname(from), name) : (name ?? from);
    return (
      !/\.spec(\.tsx?)?$/.test(path) &&
      this.programFolders.some((folder) => path.startsWith(folder))
    );
  }

  teardown() {
    if (this.replacesModules) preact.options.vnode = this.vnodeHook;
    super.teardown();
  }

  getSourceMaps() {
    const own = super.getSourceMaps();
    for (const [filename, map] of sourceMaps) if (map) own.set(filename, map);
    return own;
  }
}

const isPackage = (name) =>
  name.includes('/node_modules/') || (/^[^./]/.test(name) && !isBuiltin(name));

module.exports = SharedModulesRuntime;
