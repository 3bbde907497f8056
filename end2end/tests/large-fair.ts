// A fair with a booth of every size: what the plan has to be legible on.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import type { Site } from './site';
import { upcoming } from './steps';

/** Puts floors with so many units on an event's booth, in rows of 20 with an aisle behind every second; each has its entrance and north on other sides. */
const layOut = `
import sqlite3, sys, uuid
file, event, *floors = sys.argv[1:]
database = sqlite3.connect(file, timeout=20)
now = '2026-01-01T00:00:00+00:00'
sides = ['top', 'right', 'bottom', 'left']
(event,) = database.execute('SELECT id FROM event WHERE slug = ?', (event,)).fetchone()
def new():
    return uuid.uuid4().bytes if isinstance(event, bytes) else str(uuid.uuid4())
for number, count in enumerate(map(int, floors), start=2):
    level, in_row = new(), min(count, 20)
    rows = -(-count // in_row)
    width, depth = in_row * 300 + 400, rows * 300 + rows // 2 * 300 + 400
    database.execute('INSERT INTO level (id, event_id, name_de, name_en, position, width_cm, depth_cm, entrance, north, revision, created_at) VALUES (?,?,?,?,?,?,?,?,?,1,?)',
        (level, event, f'Halle {number}', f'Hall {number}', number, width, depth, sides[number % 4], sides[(number + 1) % 4], now))
    for place in range(count):
        row, column = divmod(place, in_row)
        database.execute('INSERT INTO unit (id, event_id, level_id, code, kind, area_dm2, included_de, included_en, price_cents, pass_quota, x_cm, y_cm, width_cm, depth_cm, revision, created_at, updated_at) '
            "VALUES (?,?,?,?,'counter',900,'','',1000,1,?,?,300,300,1,?,?)",
            (new(), event, level, f'{number}.{chr(65 + row)}{column + 1:02}', 200 + column * 300, 200 + row * 300 + row // 2 * 300, now, now))
database.commit()
`;

/** 5 units, 100, and 1,800 on nine floors: levels 2, 3, and 4 to 12. */
const FLOORS = ['5', '100', ...Array<string>(9).fill('200')];

const laid = new Set<string>();

/** A fair whose booth has all of them, above its own floor of 16. */
export async function largeFair(page: Page, site: Site): Promise<string> {
  const event = await upcoming(page, site, 'collision');
  if (!laid.has(site.url)) execFileSync('python3', ['-c', layOut, site.database, event, ...FLOORS]);
  laid.add(site.url);
  return event;
}
