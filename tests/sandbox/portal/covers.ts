import { crc32, deflateSync } from 'node:zlib';
import type { RouteRequest, RouteResponse } from '../exchange.ts';
import type { School } from '../school.ts';

const width = 80;
const height = 120;

/** `GET /vignettes/{rne}_{n}.png`: a plain cover in the record's own colours, generated on request. */
export function cover(request: RouteRequest, school: School): RouteResponse {
  const { n } = request.params;
  const record = school.library.record(Number(n));
  if (record === null) return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
  return { status: 200, headers: { 'content-type': 'image/png' }, body: drawCover(record.n) };
}

function drawCover(n: number): Buffer {
  const paper = tint((n * 47) % 360, 0.42);
  const band = tint((n * 47 + 150) % 360, 0.72);
  const bandAt = 18 + ((n * 13) % 48);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) {
      const spine = x < 6 ? 0.75 : 1;
      const light = spine * (1 - (y / height) * 0.25);
      const colour = y >= bandAt && y < bandAt + 26 && x >= 6 ? band : paper;
      row.set(
        colour.map((value) => Math.round(value * light)),
        1 + x * 3,
      );
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits per channel, colour type 2 (red, green, blue).
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A colour of medium saturation, as RGB; hue in degrees, lightness from 0 to 1. */
function tint(hue: number, lightness: number): [number, number, number] {
  const strength = 0.45 * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - strength * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
