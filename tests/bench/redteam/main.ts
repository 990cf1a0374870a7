import { Command } from 'commander';
import { allAttacks } from './attacks.ts';
import { allBenign } from './benign-works.ts';
import { redTeamFigures, redTeamReport } from './report.ts';
import { runRedTeam } from './run-redteam.ts';

/**
 * `npm run bench:redteam [-- --json]`: how many attacks planted in clean answers reach a higher mark without a person
 * looking, and how many honest texts pay for the guard. The model obeys every attack it can read, so the rate is that
 * of the guard alone; its attacks and the guard's cues come from one house, so attacks of others may fare better.
 * Exits 1 only when the run itself fails.
 */
const command = new Command('bench:redteam').option('--json', 'print one JSON object as the last line').parse();

const result = await runRedTeam(allAttacks(), allBenign());
process.stdout.write(`${redTeamReport(result)}\n`);
if (command.opts<{ json?: boolean }>().json) process.stdout.write(`${JSON.stringify(redTeamFigures(result))}\n`);
