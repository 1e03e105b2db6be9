import { expect, it } from 'vitest';
import { isScreenAddress } from '#main/screen-address.ts';

it('a second window is opened for the room screen of a meeting, and for nothing else', () => {
  for (const address of [
    'hopso://app/#/meetings/m-1/screen',
    'hopso://app/#/meetings/m-1/screen?show=page',
    'hopso://app/#/meetings/m-1/screen?show=checkIn',
  ])
    expect(isScreenAddress(address), address).toBe(true);
  for (const address of [
    'hopso://app/',
    'hopso://app/#/meetings/m-1/room',
    'hopso://app/#/meetings/m-1/screen/../room',
    'hopso://app/#/meetings/../screen',
    'hopso://app/#/meetings/m-1/screen?show=page&x=1',
    'hopso://app.example/#/meetings/m-1/screen',
    'https://example.com/#/meetings/m-1/screen',
    'https://example.com/hopso://app/#/meetings/m-1/screen',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])
    expect(isScreenAddress(address), address).toBe(false);
});
