import type { SoundDrafts } from './sentences.ts';

export const genresEnglish: readonly SoundDrafts[] = [
  {
    task: 'Write a reflection on your first week on the ward (nursing, year 1).',
    notes: 'Expect one incident, feelings named, an analysis with a model (Gibbs) and an action plan with a date.',
    text: 'On Tuesday a patient refused his tablets. I felt helpless and called the nurse in charge. She asked him why, and he said they made him dizzy. Next time I will ask first.',
    criterion: 'Analysis',
    quote: 'Next time I will ask first',
    low: [
      'The incident is told clearly, but so far nothing explains why it went as it did. Ask what the patient knew about his tablets and answer in two sentences.',
      'You name a good intention here. Turn it into a plan: what exactly will you say, and to whom?',
      'This sentence is where an analysis could begin. Say what your feeling of helplessness made you do.',
      'Choose one stage of the cycle we used in the seminar and walk through the Tuesday with it.',
    ],
    high: [
      'From one remark of the nurse you draw a rule for yourself, and the rule follows.',
      'Here the step from what happened to what it means is made, which is what reflection is.',
      'This is honest without being dramatic.',
    ],
    summary: 'A single clear incident, well told. What is still open is the why: one more paragraph would carry it.',
  },
  {
    task: 'Case note: was there a contract between Mr Hall and the shop? Apply offer and acceptance.',
    notes:
      'A display is an invitation to treat; the offer is made at the till; acceptance when the price is taken. Fisher v Bell [1961].',
    text: 'The coat in the window had a price of £20. Mr Hall said he would take it. The shop refused. The display is an offer so there was a contract.',
    criterion: 'Application of law',
    quote: 'The display is an offer so there was a contract',
    low: [
      'Look up how the courts treat a display with a price and read one judgment on it. Does your first sentence still hold?',
      'Before you say “contract”, decide who speaks first in law: the window or the customer?',
      'You are right that two declarations are needed. Show who makes which.',
    ],
    high: [
      'Facts, rule, application, result: each has its own sentence, and none borrows from the next.',
      'The price of £20 is used as evidence and not just repeated.',
      'Your “so” is earned here, because the rule stands before it.',
    ],
    summary:
      'The facts are complete and in order. The rule that you apply to them is not the one the courts use, so start there.',
  },
  {
    task: 'Compose a melody of eight bars in G major and comment on it.',
    notes: 'Expected: ends on the tonic, leap followed by step, half close in bar 4.',
    text: 'My melody starts on D and jumps to the high B. In bar 4 it rests on A. I wanted it to sound like a question. It ends on G.',
    criterion: 'Commentary',
    quote: 'I wanted it to sound like a question',
    low: [
      'Say which notes make the question: the rest on A, or the jump before it?',
      'A listener hears the jump at once. Explain why the line has to come down after it.',
      'The wish is a nice one; now show in bar 4 how you did it.',
    ],
    high: [
      'You hear what bar 4 does and you have a word for it.',
      'The leap and the steps that follow balance each other, and your comment says so.',
      'That the ending answers the opening is well observed.',
    ],
    summary: 'The tune has shape. The commentary tells what you wanted and not yet what you did.',
  },
  {
    task: 'Plan a 6-week training programme for a 10 km run.',
    notes: 'Progression of about 10 % per week, one rest day, warm-up, one long run.',
    text: 'Week 1: 3 runs of 3 km. Week 2: 3 runs of 5 km. Week 6: 10 km. I rest on Sundays because my legs need it.',
    criterion: 'Progression',
    quote: 'Week 2: 3 runs of 5 km',
    low: [
      'From 9 to 15 km in one week is a big jump. Work out how many per cent that is and plan a smaller one.',
      'Weeks 3 to 5 are missing. Fill them in so that no week grows by more than the week before.',
      'Put a number on how hard each run should feel, say from 1 to 10.',
    ],
    high: [
      'The weekly total rises in even steps of about 10 %, which the body can follow.',
      'Two easy weeks before the long run: that is planned with the last kilometre in mind.',
      'Your rest day has a reason and a place.',
    ],
    summary: 'The goal and the rest day are set. Between week 2 and week 6 the plan has to be written.',
  },
  {
    task: 'Is it ever right to lie? Discuss with Kant and Mill.',
    notes: 'Kant: universalisability, humanity as an end. Mill: consequences, rule utilitarianism as a reply.',
    text: 'Kant says never lie. Mill says it depends on the happiness. I think white lies are okay. If my friend asks about her hair I lie. Everybody does.',
    criterion: 'Argument',
    quote: 'Everybody does',
    low: [
      'That everybody does it tells us about people, not about right and wrong. What would Kant reply to this sentence?',
      'Your hair example could test both views. Run it through each and see where they part.',
      'Mill is introduced well and then dropped. Bring him back for the white lie.',
    ],
    high: [
      'You let Kant answer back, and only then decide.',
      'The example is small and does a lot of work: it separates the two thinkers.',
      'Objection and reply are in the right order.',
    ],
    summary: 'Both names are there, and the example is yours. The argument between them still has to happen.',
  },
  {
    task: 'Why did the river Severn flood in February 2020? Use the map and the rainfall data.',
    notes:
      'Storms Ciara, Dennis and Jorge; saturated ground; 141 % of average rainfall; tributaries peak together; land use.',
    text: 'It rained a lot. The ground was already wet from January. The towns are close to the river. On the map you see many small rivers joining near Shrewsbury.',
    criterion: 'Use of data',
    quote: 'It rained a lot',
    low: [
      'How much is a lot? Read the bar for February off the chart and compare it with the average line.',
      'The wet ground in January is a strong point. Find the two columns in the table that prove it.',
      'Write the numbers from the chart into this sentence.',
    ],
    high: [
      'The map is read and not just mentioned: the joining rivers explain the place of the flood.',
      'Every claim about rain has a figure behind it.',
      'January is brought in where it matters.',
    ],
    summary: 'Your causes are the right ones to look at. Support each with one number or one place on the map.',
  },
  {
    task: 'Explain to a customer by e-mail why the delivery is late.',
    notes: 'Polite opening, reason, new date, offer, closing.',
    text: 'Hi, your parcel is late because of the strike. We are sorry. It comes next week maybe. Bye',
    criterion: 'Tone',
    quote: 'It comes next week maybe',
    low: [
      'A customer wants a date. Replace the last word by one, or say when you will know.',
      'Open with a name and close with yours; that alone changes how the apology sounds.',
      'Read it as the person who is waiting. Which word would annoy you most?',
    ],
    high: [
      'The apology comes before the reason, so it does not sound like an excuse.',
      'You offer something instead of only explaining.',
      'Short, and nobody will feel brushed off.',
    ],
    summary: 'The reason is there and it is believable. What the reader needs next is a date and a friendlier frame.',
  },
  {
    task: 'Solve 2(x + 3) = 5x − 6 and check your result.',
    notes: '2x + 6 = 5x − 6; 12 = 3x; x = 4. Check: 2·7 = 14 and 5·4 − 6 = 14.',
    text: '2x + 3 = 5x − 6, so 9 = 3x and x = 3. Check: 2(3+3) = 12 and 5·3 − 6 = 9. It does not fit.',
    criterion: 'Method',
    quote: '2x + 3 = 5x − 6',
    low: [
      'Your check tells you that something is off. Go back to the first line: what does the 2 in front of the bracket do to the 3?',
      'Multiply out the bracket again, term by term, and carry on from there.',
      'Good that you checked. Now use what the check says.',
    ],
    high: [
      'Every line follows from the one before by a single step.',
      'The check is done on both sides separately, so it would have caught a mistake.',
      'You collect the x on the side where they stay positive.',
    ],
    summary: 'The check at the end is worth gold, for it shows that line 1 needs another look.',
  },
];
