import type { PlannedAssignment } from '../course-plan.ts';

/** One short answer and one essay; keys are the names of the folders in `answers/`. */
export const ASSIGNMENTS: PlannedAssignment[] = [
  {
    key: 'cold-bench',
    title: 'The cold bench',
    description: 'A short answer about heat, temperature and what our hands can tell us.',
    task: `On a frosty morning a metal bench and a wooden bench have stood side by side in the shade all night. You touch both with your bare hand, and the metal one feels much colder.

(a) Which of the two is at the lower temperature?
(b) Why do they feel different?
(c) Describe one observation or measurement that would show that you are right.

Answer in 40 to 120 words. A sketch is not needed.`,
    notes: `Reference answer. (a) Neither: after a night outside both benches have the temperature of the air around them (thermal equilibrium). (b) The hand is warmer than both. Heat flows from the hand into the bench, and metal conducts heat much better than wood: it carries the heat away from the point of contact, so the skin cools fast. In wood the contact spot warms up and the flow slows down. Skin reports how fast it loses heat, not the temperature of the thing it touches. (c) Any fair test, for example: a contact thermometer on each bench, read once it has settled, shows equal numbers; equal ice cubes melt faster on the metal; in hot sun the metal feels hotter.

Common mistakes. "Metal is colder." "Cold flows into the hand": only heat flows. "Metal holds less heat": the heat that is stored is not the point, how fast it is conducted is. An infrared thermometer misreads shiny metal; a student who notices this deserves credit.

Accept any language of everyday life in place of terms, if the idea is right.`,
    rubric: { kind: 'shipped', id: 'short-answer' },
    maximum: 10,
    language: 'en',
  },
  {
    key: 'free-buses',
    title: 'Should the bus be free?',
    description: 'An argumentative essay of 250 to 450 words.',
    task: `Some cities let everyone ride their buses and trams without a ticket. Should your city, or one you know, do the same?

Take a position and defend it in 250 to 450 words. Give reasons, and evidence that a reader could check: a figure, a source, an observation of your own. Present the strongest objection as its supporters would put it, and answer it.

We do not grade your opinion. Any position can earn full marks.`,
    notes: `What students read in class: Tallinn (free for its residents since January 2013; about 14 percent more trips by public transport after a year, and many of the new trips replaced walks: Cats, Susilo and Reimal, Transportation, 2017), Dunkirk (free since September 2018, strong growth in passengers), Hasselt (free from 1997 to 2013, given up because of rising costs), Luxembourg (the whole country since 2020).

A good essay limits its claim (for whom, which city, compared with what), says how far its evidence carries, and lets the objection change something. "Everyone knows" is not evidence. A single case or a survey in class is evidence if the essay says how small it is. Judge clarity, not accent: several students write in their second or third language.`,
    rubric: { kind: 'shipped', id: 'argumentative-essay' },
    maximum: 25,
    language: 'en',
  },
];
