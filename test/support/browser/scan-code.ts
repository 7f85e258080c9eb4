import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser';

/** What the page's QR code says to a phone's camera, which has it as it was drawn, pixel by pixel. */
export async function scanCode(
  browser: Browser,
  page: Page,
  index = 0,
): Promise<string | undefined> {
  const png = (await page.locator('img.qr').nth(index).screenshot()).toString('base64');
  const camera = await openPage(browser);
  const { dots, width, height } = await camera.evaluate(async (base64) => {
    const bytes = await fetch(`data:image/png;base64,${base64}`);
    const bitmap = await createImageBitmap(await bytes.blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let reds = '';
    for (let i = 0; i < data.length; i += 4) reds += String.fromCharCode(data[i]);
    return { dots: reds, width: bitmap.width, height: bitmap.height };
  }, png);
  await camera.close();
  const grey = Array.from(dots, (dot) => dot.charCodeAt(0));
  const pixels = Uint8ClampedArray.from(grey.flatMap((level) => [level, level, level, 255]));
  return jsQR(pixels, width, height)?.data;
}
