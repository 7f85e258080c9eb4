import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Authentication, mayDo } from '../../modules/access';
import { JobQueue } from '../../platform/queue/job-queue';
import { paths } from '../kit/paths/paths';

const queueBoardPath = paths.operations.queues();

/** The board draws itself by scripts, styles itself in its markup, and names its own base. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ');

/**
 * Bull-board for operators, to look at only: the rows are the truth, and a job that somebody retried
 * or threw away would change nothing but confuse. Anything but reading is refused, so that no foreign
 * form can do harm. The queue is opened after the service: the board shows it from then on.
 */
export async function registerQueueBoard(app: NestFastifyApplication): Promise<void> {
  const authentication = app.get(Authentication);
  const queue = app.get(JobQueue);
  const server = new FastifyAdapter().setBasePath(queueBoardPath);
  const uiConfig = { boardTitle: 'Từng Ngõ', showWorkers: false };
  const board = createBullBoard({ queues: [], serverAdapter: server, options: { uiConfig } });
  let shown = 0;

  await app.register(
    (instance: FastifyInstance, _options: unknown, done: () => void) => {
      instance.addHook('onRequest', async (request, reply) => {
        const actors = await authentication.actorsOf(request);
        if (actors.length === 0) return reply.redirect(paths.signIn(), 303);
        if (!actors.some((actor) => mayDo(actor, 'service.operate'))) return reply.code(403).send();
        if (request.method !== 'GET' && request.method !== 'HEAD') return reply.code(405).send();
        void reply.header('content-security-policy', policy);
        const open = queue.openQueues();
        if (open.length === shown) return undefined;
        shown = open.length;
        board.setQueues(open.map((one) => new BullMQAdapter(one as BoardQueue, readOnly)));
        return undefined;
      });
      server.registerPlugin()(instance, { basePath: queueBoardPath }, done);
    },
    { prefix: queueBoardPath },
  );
}

type BoardQueue = ConstructorParameters<typeof BullMQAdapter>[0];
const readOnly = { readOnlyMode: true };
