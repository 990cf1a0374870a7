import { openDesk, reviewForm, seedWork, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const MINUTE = 60_000;
const figures = async () =>
  (await desk.get(desk.teacher, '/assignment').expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const sign = (id: string, form = {}) => desk.post(desk.teacher, `/review/${id}/presence`, form);

/** Opens a work, lets these stretches pass with a sign of the page after each, then decides. */
async function review(id: string, stretches: number[], decide: () => PromiseLike<{ status: number }>): Promise<void> {
  await desk.get(desk.teacher, `/review/${id}`).expect(200);
  for (const stretch of stretches) {
    desk.clock.add(stretch);
    await sign(id).expect(200);
  }
  expect((await decide()).status).toBe(303);
}

const approve = (id: string) => () => desk.post(desk.teacher, `/review/${id}/approve`, reviewForm());

test('the time from opening to decision is measured without its pauses; the page of the assignment has the median', async () => {
  expect(await figures()).not.toContain('The time a review takes');
  const works = await Promise.all([seedWork(desk), seedWork(desk), seedWork(desk), seedWork(desk)]);
  const [quick, paused, returned, open] = works.map(({ _id }) => _id) as [string, string, string, string];
  await review(quick, [30_000, 30_000], approve(quick));
  expect(await figures()).toContain('1 min 0 s, measured on 1 review.');
  await review(paused, [2 * MINUTE, 50 * MINUTE, MINUTE + 5_000], approve(paused));
  await review(returned, [5 * MINUTE, 4 * MINUTE], () =>
    desk.post(desk.teacher, `/review/${returned}/return`, { note: 'Say more.' }),
  );
  await desk.get(desk.teacher, `/review/${open}`).expect(200);
  desk.clock.add(MINUTE);
  await sign(open).expect(200);
  expect(await figures()).toContain('3 min 5 s in the middle (median of 3 reviews).');
});

test('a page behind another, somebody who only looks on, and a decision nobody opened the page for, take no time', async () => {
  const before = await figures();
  const { _id } = await seedWork(desk);
  await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  for (let at = 0; at < 3; at++) {
    desk.clock.add(20_000);
    await sign(_id, { 'out-of-view': '1' }).expect(200);
    await desk.post(desk.other, `/review/${_id}/presence`).expect(200);
  }
  desk.clock.add(6 * MINUTE);
  await approve(_id)().expect(303);
  const unseen = await seedWork(desk);
  await approve(unseen._id)().expect(303);
  expect(await figures()).toBe(before);
});
