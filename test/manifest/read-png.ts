import { inflateSync } from "node:zlib";

/** Size and pixels (red, green, blue, alpha) of an 8-bit PNG without interlacing. */
export function readPng(file: Buffer): { width: number; height: number; pixels: number[][] } {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const channels = file[25] === 6 ? 4 : 3;
  const chunks: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === "IDAT") {
      chunks.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    }
  }
  const data = inflateSync(Buffer.concat(chunks));
  const stride = width * channels;
  const rows: number[][] = [];
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)] ?? 0;
    const above = rows[row - 1] ?? [];
    const line: number[] = [];
    for (let at = 0; at < stride; at += 1) {
      const left = line[at - channels] ?? 0;
      const up = above[at] ?? 0;
      const corner = above[at - channels] ?? 0;
      line.push(((data[row * (stride + 1) + 1 + at] ?? 0) + predict(filter, left, up, corner)) & 0xff);
    }
    rows.push(line);
  }
  const bytes = rows.flat();
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const pixel = bytes.slice(index * channels, (index + 1) * channels);
    return channels === 4 ? pixel : [...pixel, 255];
  });
  return { width, height, pixels };
}

/** Filters of PNG, https://www.w3.org/TR/png-3/#9Filter-types */
function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}
