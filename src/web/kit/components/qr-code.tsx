import { pictureOf, qrBitmap } from './qr-bitmap';

/** A QR code as a picture that stands in the page itself; `text` is a URL. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return <QrPicture picture={pictureOf(qrBitmap(Buffer.from(text)))} label={label} />;
}

/** One that is drawn already; see `QrSeries`. */
export function QrPicture({ picture, label }: { picture: string; label: string }) {
  return <img class="qr" src={picture} alt={label} />;
}
