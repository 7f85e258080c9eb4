/** Who may import whom. The reasons stand in ARCHITECTURE.md. */
const feature = '^src/(modules|demo|commands)/';

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
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^(src/(?!core/)|migrations/)' },
    },
    {
      name: 'core-has-no-frameworks-or-io',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: 'node_modules/(@nestjs|typeorm|bullmq|ioredis|fastify)|^(fs|net|http|child_process|worker_threads|os)$',
      },
    },
    {
      name: 'foundation-knows-no-feature',
      severity: 'error',
      from: {
        path: '^src/platform/',
        pathNot: '^src/platform/database/entities\\.ts$',
      },
      to: { path: [feature, '^src/web/'] },
    },
    {
      name: 'nothing-imports-web',
      severity: 'error',
      from: { path: '^src/(?!web/|app/|main)' },
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
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
