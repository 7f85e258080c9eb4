import { spawn } from 'node:child_process';
import { makeFolderScript, pgliteFile, quickCompiler } from './pglite-script';

/**
 * Makes an empty PGlite folder in a process of its own, because it takes some 800 MB for a few
 * seconds that the service would never give back.
 */
export function makeFolder(folder: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [quickCompiler, '-e', makeFolderScript, pgliteFile, folder],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        signal,
        timeout: 120_000,
        killSignal: 'SIGKILL',
        windowsHide: true,
      },
    );
    let complaint = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (complaint = (complaint + text).slice(-2_000)));
    child.on('error', reject);
    child.on('close', (code, killed) => {
      if (code === 0) resolve();
      else
        reject(new Error(`The queue's folder could not be made (${code ?? killed}). ${complaint}`));
    });
  });
}
