const { AsyncLocalStorage } = require('node:async_hooks');
const { createContext } = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
require('../quick-wasm.cjs');

/** Where packages keep what they know of the program's classes, which are loaded once for all suites. */
const keptByPackages = new Set(['classValidatorMetadataStorage', 'typeormMetadataArgsStorage']);

/** Those that the suite uses: every promise of the process carries each of them on until it is disabled. */
let storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  storages.add(this);
  return run.apply(this, given);
};

/**
 * Lets the suites run in the realm of the process, as the program does, so that they can share the
 * packages and the program that it has loaded. What a suite changes of the globals is put back when it ends.
 */
class OneRealmEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.outerStorages = storages;
    storages = new Set();
    this.before = Object.getOwnPropertyDescriptors(globalThis);
    this.settings = { ...process.env };
    Object.assign(process.env, projectConfig.testEnvironmentOptions?.settings);
    this.exit = process.exit;
    this.exitCode = process.exitCode;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    // Jest asks for one; the runtime beside this file compiles for the realm of the process.
    this.context = createContext();
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    for (const key of Reflect.ownKeys(globalThis)) {
      const now = Object.getOwnPropertyDescriptor(globalThis, key);
      const before = this.before[key];
      if (!now.configurable || keptByPackages.has(key)) continue;
      if (!before) delete globalThis[key];
      else if (now.value !== before.value) Object.defineProperty(globalThis, key, before);
    }
    for (const key of Object.keys(process.env))
      if (!(key in this.settings)) delete process.env[key];
    Object.assign(process.env, this.settings);
    process.exit = this.exit;
    process.exitCode = this.exitCode;
    for (const storage of storages) storage.disable();
    storages = this.outerStorages;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return this.context;
  }
}

module.exports = OneRealmEnvironment;
