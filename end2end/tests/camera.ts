// A camera that sees what a test puts before it: Chromium plays a file instead of asking for a device.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import config from '../playwright.config';

const SIZE = { width: 640, height: 480 };
const file = join(tmpdir(), `standwerk-camera-${process.pid}.y4m`);

/** A grey picture: one byte for each point, row by row. */
export interface Picture {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** What `test.use` needs, so that the camera plays the file. */
export function withCamera(): { launchOptions: object; permissions: string[] } {
  const launch = config.use!.launchOptions!;
  return {
    launchOptions: { ...launch, args: [...launch.args!, `--use-file-for-fake-video-capture=${file}`] },
    permissions: ['camera'],
  };
}

/** Puts a picture before the camera, in the middle of a grey room. The camera must be switched on anew to see it. */
export function show(picture?: Picture): void {
  const luma = new Uint8Array(SIZE.width * SIZE.height).fill(150);
  if (picture) {
    const left = Math.floor((SIZE.width - picture.width) / 2);
    const top = Math.floor((SIZE.height - picture.height) / 2);
    for (let y = 0; y < picture.height; y++) {
      luma.set(picture.grey.subarray(y * picture.width, (y + 1) * picture.width), (top + y) * SIZE.width + left);
    }
  }
  const chroma = new Uint8Array((SIZE.width * SIZE.height) / 2).fill(128);
  const frame = [Buffer.from('FRAME\n'), luma, chroma];
  const head = Buffer.from(`YUV4MPEG2 W${SIZE.width} H${SIZE.height} F10:1 Ip A1:1 C420\n`);
  writeFileSync(file, Buffer.concat([head, ...frame, ...frame]));
}

/** Reads what `pdftoppm -gray` writes: a head of three lines, then the points. */
export function readPgm(pgm: Buffer): Picture {
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64))!.map(Number);
  return { width, height, grey: new Uint8Array(pgm.subarray(pgm.length - width * height)) };
}

/** A part of a picture. */
export function cut(from: Picture, left: number, top: number, width: number, height: number): Picture {
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) grey.set(from.grey.subarray((top + y) * from.width + left, (top + y) * from.width + left + width), y * width);
  return { width, height, grey };
}
