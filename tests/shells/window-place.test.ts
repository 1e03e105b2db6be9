import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rememberedPlace, rememberPlace } from '#main/window-place.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 768 };
const projector = { x: 1366, y: 0, width: 1920, height: 1080 };
const place = { bounds: { x: 1500, y: 40, width: 1280, height: 800 }, maximized: false };

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hopso-window-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

it('opens where it was closed', () => {
  rememberPlace(dataDir, place);
  expect(rememberedPlace(dataDir, [laptop, projector])).toEqual(place);
});

it('does not open on a screen that is gone', () => {
  rememberPlace(dataDir, place);
  expect(rememberedPlace(dataDir, [laptop])).toBeUndefined();
});

it.each(['', '{}', '{"bounds":{"x":0,"y":0,"width":1,"height":1},"maximized":false}'])(
  'forgets a place that is none: %j',
  (text) => {
    writeFileSync(path.join(dataDir, 'window.json'), text);
    expect(rememberedPlace(dataDir, [laptop])).toBeUndefined();
  },
);

it('lets a folder that can not be written pass', () => {
  expect(() => rememberPlace(path.join(dataDir, 'gone'), place)).not.toThrow();
});
