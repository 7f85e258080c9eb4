const { createContext } = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
require('../quick-wasm.cjs');

/**
 * Lets the suites run in the realm of the process, as the program does, so that they can share the
 * packages that it has loaded. What a suite changes of the globals is put back when it ends.
 */
class OneRealmEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.before = Object.getOwnPropertyDescriptors(globalThis);
    this.settings = { ...process.env };
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
      if (!now.configurable) continue;
      if (!before) delete globalThis[key];
      else if (now.value !== before.value) Object.defineProperty(globalThis, key, before);
    }
    for (const key of Object.keys(process.env))
      if (!(key in this.settings)) delete process.env[key];
    Object.assign(process.env, this.settings);
    process.exit = this.exit;
    process.exitCode = this.exitCode;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return this.context;
  }
}

module.exports = OneRealmEnvironment;
