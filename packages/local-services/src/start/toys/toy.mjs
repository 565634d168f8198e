// A child for tests of the supervisor. What it does is said by its arguments.
import { appendFileSync } from 'node:fs';

const [, , what = 'serve', file = '', name = 'toy'] = process.argv;
const note = (line) => file && appendFileSync(file, `${name} ${line}\n`);

note('began');
console.log(`${name} says hello`);
if (what === 'crash') {
  console.error(`Error: ${name} has no luck`);
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
