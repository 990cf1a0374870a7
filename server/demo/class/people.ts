import type { PlannedPerson } from '../course-plan.ts';

/** Everybody in the demo's course. Invented: any likeness to real people is chance. */
export const TEACHER: PlannedPerson = { key: 'miriam-achterberg', givenName: 'Miriam', familyName: 'Achterberg' };
export const ASSISTANT: PlannedPerson = { key: 'kwame-mensah', givenName: 'Kwame', familyName: 'Mensah' };

/** Keys are the names of the students' files in `answers/`. */
export const STUDENTS: PlannedPerson[] = [
  { key: 'amara-okafor', givenName: 'Amara', familyName: 'Okafor' },
  { key: 'caleb-whitehorse', givenName: 'Caleb', familyName: 'Whitehorse' },
  { key: 'hana-suzuki', givenName: 'Hana', familyName: 'Suzuki' },
  { key: 'lucia-fernandez', givenName: 'Lucía', familyName: 'Fernández' },
  { key: 'mateus-oliveira', givenName: 'Mateus', familyName: 'Oliveira' },
  { key: 'priya-raghavan', givenName: 'Priya', familyName: 'Raghavan' },
  { key: 'tomasz-nowak', givenName: 'Tomasz', familyName: 'Nowak' },
  { key: 'leilani-kahale', givenName: 'Leilani', familyName: 'Kahale' },
  { key: 'yusuf-demir', givenName: 'Yusuf', familyName: 'Demir' },
  { key: 'noah-bergstrom', givenName: 'Noah', familyName: 'Bergström' },
  { key: 'fatima-elidrissi', givenName: 'Fatima', familyName: 'El Idrissi' },
  { key: 'linh-tran', givenName: 'Linh', familyName: 'Trần' },
];
