import { paths } from '../../kit/paths/paths';

/** Where everything about one walk-in day stands, for the ward's staff. */
export function walkInPaths(code: string, id: string) {
  const { ward } = paths;
  return {
    board: ward.walkIn(code, id),
    edit: ward.walkInEdit(code, id),
    cancellation: ward.walkInCancellation(code, id),
    reopening: ward.walkInReopening(code, id),
    register: ward.walkInRegister(code, id),
    registerNew: ward.walkInRegisterNew(code, id),
    registerKnown: (menteeId: string) => ward.walkInRegisterKnown(code, id, menteeId),
    slip: (ticketId: string) => ward.walkInSlip(code, id, ticketId),
    calls: ward.walkInCalls(code, id),
    turn: (ticketId: string, act: string) => ward.walkInTurn(code, id, ticketId, act),
  };
}

export type WalkInPaths = ReturnType<typeof walkInPaths>;
