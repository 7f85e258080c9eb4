export const queueBoardPath = '/operations/queues';
