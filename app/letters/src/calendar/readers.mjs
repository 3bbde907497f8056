// The second reader of scripts/calendar-readers: ical.js, as Thunderbird uses it.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const [folder, modules] = process.argv.slice(2);
const ICAL = await import(createRequire(`${modules}/`).resolve('ical.js')).then((module) => module.default ?? module);

const entries = new Map();
for (const name of readdirSync(folder).sort()) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  const method = calendar.getFirstPropertyValue('method');
  const found = calendar.getAllSubcomponents('vevent');
  assert.ok(found.length > 0, name);
  for (const component of found) {
    const event = new ICAL.Event(component);
    assert.equal(event.startDate.zone, ICAL.Timezone.utcTimezone, name);
    assert.ok(event.endDate.compare(event.startDate) > 0, name);
    assert.match(component.getFirstPropertyValue('organizer'), /^mailto:/, name);
    if (name === 'programme.ics') continue;
    const known = entries.get(event.uid);
    const gone = method === 'CANCEL' || component.getFirstPropertyValue('status') === 'CANCELLED';
    if (!known || known.sequence <= event.sequence) entries.set(event.uid, { sequence: event.sequence, gone });
  }
}
assert.ok(entries.size > 1 && [...entries.values()].every(({ gone }) => gone), 'after the cancellation nothing stands');
console.log(`ical.js reads them all: ${entries.size} entries, none stands`);
