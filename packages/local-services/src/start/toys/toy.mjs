// A child for tests of the supervisor. What it does is said by its arguments.
import { appendFileSync } from 'node:fs';

const [, , what = 'serve', file = '', name = 'toy'] = process.argv;
const note = (line) => file && appendFileSync(file, `${name} ${line}\n`);

note('began');
process.stdout.write(`${name} says hello\n`);
if (what === 'crash') {
  process.stderr.write(`Error: ${name} has no luck\n`);
  process.exit(3);
}
const end = () => {
  note('ended');
  process.exit(0);
};
if (what === 'stubborn') process.on('SIGTERM', () => note('refused'));
else process.on('SIGTERM', end);
process.on('disconnect', end);
setInterval(() => {}, 1_000);
if (what !== 'mute') process.send({ ready: true });
