/** Who may import whom; specs may import anything. The reasons stand in ARCHITECTURE.md. */

module.exports = {
  forbidden: [
    {
      // Types may refer to each other; what runs may not.
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      // Of two folders one is below the other, for types too.
      name: 'no-circles-of-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^(src/(?!core/)|migrations/)' },
    },
    {
      name: 'core-has-no-frameworks-or-io',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        path: 'node_modules/(@nestjs|typeorm|bullmq|ioredis|fastify)|^(fs|net|http|child_process|worker_threads|os)$',
      },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(?!platform/|core/|texts/)' },
    },
    {
      name: 'texts-know-only-the-core',
      severity: 'error',
      from: { path: '^src/texts/' },
      to: { path: '^(src/(?!texts/|core/)|migrations/)' },
    },
    {
      name: 'texts-by-their-entry',
      severity: 'error',
      from: { path: '^src/(?!texts/)' },
      to: { path: '^src/texts/(?!index\\.ts$)' },
    },
    {
      name: 'a-module-by-its-entry',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/[^/]+/(?!index\\.ts$)', pathNot: '^src/modules/$1/' },
    },
    {
      name: 'a-module-by-its-entry-from-outside',
      severity: 'error',
      from: { path: '^src/(?!modules/)' },
      to: { path: '^src/modules/[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'modules-know-no-pages',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/(web|app|demo|commands)/' },
    },
    {
      name: 'nothing-imports-web',
      severity: 'error',
      from: { path: '^src/(?!web/|app/)' },
      to: { path: '^src/web/' },
    },
    {
      name: 'bullmq-only-in-queue-and-jobs',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/queue/', '\\.jobs\\.ts$'] },
      to: { path: 'node_modules/bullmq' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.tsx?$' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
