/** Bytes of a PNG's signature, and of its first chunk (IHDR), which comes before all texts. */
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const FIRST_CHUNK = 25;
/** An iTXt chunk after its keyword: not compressed, no language, no translated keyword. */
const PLAIN = [0, 0, 0, 0, 0];

/**
 * A PNG file with texts, which picture viewers and `exiftool` show: an iTXt chunk each (PNG specification,
 * third edition, 11.3.3.4), in UTF-8. A file that is no PNG comes back as it is.
 *
 * @param texts by keyword, as the specification names them: Title, Description, Source, Software …
 */
export function pngWithText(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const start = SIGNATURE.length + FIRST_CHUNK;
  if (png.length < start || SIGNATURE.some((byte, i) => png[i] !== byte)) return png.slice();
  const encoder = new TextEncoder();
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    chunkOf(
      [...encoder.encode('iTXt'), ...encoder.encode(keyword), ...PLAIN],
      encoder.encode(text),
    ),
  );
  const parts = [png.subarray(0, start), ...chunks, png.subarray(start)];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Length of the data, type and data, check sum of these two. */
function chunkOf(head: readonly number[], text: Uint8Array): Uint8Array {
  const size = head.length + text.length;
  const chunk = new Uint8Array(4 + size + 4);
  const view = new DataView(chunk.buffer);
  const TYPE = 4;
  view.setUint32(0, size - TYPE);
  chunk.set(head, 4);
  chunk.set(text, 4 + head.length);
  view.setUint32(4 + size, crc32(chunk.subarray(4, 4 + size)));
  return chunk;
}

/** The check sum of PNG's chunks (ISO 3309, polynomial 0xEDB88320). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}
