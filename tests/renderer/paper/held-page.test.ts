/** What pdf.js holds of pages: kept of the one that people look at, and nothing of the others, however their painting ended. */
import { expect, it } from 'vitest';
import { HeldPage } from '#renderer/paper/engine/held-page.ts';

/** A page of which pdf.js holds one image from when its painting begins. */
function page(pageNumber: number) {
  const held = {
    pageNumber,
    images: 1,
    cleanup() {
      held.images = 0;
      return true;
    },
  };
  return held;
}

const done = () => Promise.resolve();
const givenUp = () => Promise.reject(new Error('given up'));

it('keeps what the page that is looked at may be painted with again, until another one is', async () => {
  const held = new HeldPage();
  const looked = page(3);
  held.lookAt(3);
  await held.during(done(), looked);
  held.lookAt(3);
  expect(looked.images).toBe(1);
  held.lookAt(4);
  expect(looked.images).toBe(0);
});

it('keeps nothing of a page painted for later', async () => {
  const held = new HeldPage();
  const ahead = page(4);
  held.lookAt(3);
  await held.during(done(), ahead);
  expect(ahead.images).toBe(0);
});

it('keeps nothing of a page that was given up', async () => {
  const held = new HeldPage();
  const passed = page(3);
  held.lookAt(3);
  await expect(held.during(givenUp(), passed)).rejects.toThrow('given up');
  expect(passed.images).toBe(0);
});

it('keeps what it had of a page whose next painting was given up', async () => {
  const held = new HeldPage();
  const looked = page(3);
  held.lookAt(3);
  await held.during(done(), looked);
  await expect(held.during(givenUp(), looked)).rejects.toThrow('given up');
  expect(looked.images).toBe(1);
});
