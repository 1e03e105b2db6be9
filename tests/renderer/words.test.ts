import { describe, expect, it } from 'vitest';
import { CallErrorCode, Connection, LocalFailure } from '#contract';
import { CommandName, RefusalCode } from '#domain/commands.ts';
import { missingParts } from '#domain/meeting/convening.ts';
import { Phase } from '#domain/meeting/phase.ts';
import { MeetingType } from '#domain/meeting/plan.ts';
import { MeetingRole } from '#domain/meeting/roles.ts';
import { en, vi } from '#renderer/i18n/resources.ts';

/** All keys, dotted; endings of plurals cut off, since the languages have different ones. */
function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${path}${key}.`)
      : [`${path}${key}`.replace(/_(zero|one|two|few|many|other)$/, '')],
  );
}

const unique = (keys: string[]) => [...new Set(keys)].sort();

function sentence(words: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      words,
    );
}

/** `{{name}}` of each text. */
function blanksOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? blanksOf(value, `${path}${key}.`)
      : [
          [
            `${path}${key}`,
            unique([...String(value).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => String(name))).join(),
          ] as [string, string],
        ],
  );
}

describe('the words of the interface', () => {
  it.each(Object.keys(vi) as (keyof typeof vi)[])('%s: both languages have the same keys', (topic) => {
    expect(unique(keysOf(en[topic]))).toEqual(unique(keysOf(vi[topic])));
  });

  it.each(Object.keys(vi) as (keyof typeof vi)[])('%s: both languages leave the same blanks', (topic) => {
    const english = new Map(blanksOf(en[topic]));
    for (const [key, blanks] of blanksOf(vi[topic])) expect([key, english.get(key)]).toEqual([key, blanks]);
  });

  it('no text is empty', () => {
    for (const words of [vi, en]) {
      for (const [key] of blanksOf(words)) expect([key, sentence(words, key)]).not.toEqual([key, '']);
    }
  });

  const everyCode: [string, readonly string[]][] = [
    ['errors.call', CallErrorCode.options],
    ['errors.refusal', RefusalCode.options],
    ['errors.command', CommandName.options],
    ['frame.connection', Connection.shape.state.options],
    ['frame.storage', LocalFailure.options],
    ['meetings.phase', Phase.options],
    ['meetings.role', MeetingRole.options],
    ['meetings.type', MeetingType.options],
    ['plan.ready.part', missingParts],
  ];
  it.each(everyCode)('%s: every code has a sentence in both languages', (path, codes) => {
    for (const words of [vi, en]) {
      for (const code of codes)
        expect([code, typeof sentence(words, `${path}.${code}`)]).toEqual([code, 'string']);
    }
  });
});
