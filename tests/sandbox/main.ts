import { parseArgs } from 'node:util';
import { feedToken } from './hosts.ts';
import { allPeople, bannerName, password } from './people.ts';
import { startSandbox } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const sandbox = await startSandbox({ port: Number(values.port) });

console.log(`A school on this machine, behind the proxy http://127.0.0.1:${sandbox.port}\n`);
for (const [name, address] of Object.entries(sandbox.addresses))
  if (typeof address === 'string') console.log(`  ${name.padEnd(18)} ${address}`);
console.log(`  ${'token for feeds'.padEnd(18)} ${feedToken}`);
console.log(`\nPeople (password: ${password})`);
for (const person of allPeople())
  console.log(`  ${person.login.padEnd(18)} ${person.webspace.padEnd(18)} ${bannerName(person)}`);
console.log(
  `\nOlder pages of PRONOTE: ${sandbox.addresses.pronoteWebspace('parent.html', 2023)} (or 2025; 2026 to reset)`,
);
console.log(
  `With PRONOTE’s own CDI widget: ${sandbox.addresses.pronoteWebspace('eleve.html', undefined, 'portal')} (or portals, search, empty; absent to reset)`,
);
console.log(
  `In another theme: ${sandbox.addresses.pronoteWebspace('eleve.html', undefined, undefined, { theme: 'Bordeaux' })} (remembered; Pronote to reset)`,
);
console.log(`On a school’s own server: ${sandbox.addresses.selfHostedWebspace('eleve.html')}`);
console.log(`In an ENT’s frame: ${sandbox.addresses.ent()}`);
console.log(
  `\nchromium --ignore-certificate-errors --proxy-server=http://127.0.0.1:${sandbox.port} ${sandbox.addresses.pronoteHome}`,
);
