// A fair with many applications, made of what the demo has: quicker than a hundred forms.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const script = `
import secrets, sqlite3, sys, uuid
file, fair, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
database = sqlite3.connect(file, timeout=20)
database.row_factory = sqlite3.Row
database.execute('PRAGMA foreign_keys = ON')

def copy(table, row, **changes):
    new = {**dict(row), **changes}
    names = ', '.join(new)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(new))})", list(new.values()))

def fresh():
    return uuid.uuid4().bytes

def one(query, *values):
    return database.execute(query, values).fetchone()

known = one("SELECT e.* FROM event e JOIN level l ON l.event_id = e.id WHERE e.state = 'published' AND e.starts_on > date('now') LIMIT 1")
event, level = fresh(), fresh()
copy('event', known, id=event, slug=fair, name='Messe ' + fair)
copy('level', one('SELECT * FROM level WHERE event_id = ?', known['id']), id=level, event_id=event, width_cm=8000, depth_cm=4000)
unit = one("SELECT * FROM unit WHERE event_id = ? AND kind NOT IN ('stage', 'screen')", known['id'])
applied = one("SELECT * FROM application WHERE organisation_id IS NOT NULL AND submitted_at IS NOT NULL LIMIT 1")
kinds = ['counter', 'pod', 'lounge']
for place in range(number):
    copy('unit', unit, id=fresh(), event_id=event, level_id=level, code=f'A{place + 1}', kind=kinds[place % 3],
         x_cm=place % 20 * 400, y_cm=place // 20 * 400, width_cm=300, depth_cm=300)
    name = f'Firma {place + 1:03}'
    copy('application', applied, id=fresh(), event_id=event, slug=f'firma-{place + 1}', state='submitted', access_hash=secrets.token_hex(32),
         draft_hash='', applicant_email=f'a{place}.{fair}@firma.example', applicant_key=f'a{place}.{fair}@firma.example', display_name=name,
         legal_name=name, wish_kind=kinds[place % 3], wish_note='', waiting_since=None, passes_taken=0, revision=1,
         submitted_at=f'2026-01-01T00:{place // 60:02}:{place % 60:02}.000000+00:00')
database.commit()
`;

/** Makes a fair of this address, with so many units and as many applications that wait for a decision. */
export function seedFair(folder: string, fair: string, number: number): void {
  execFileSync('python3', ['-c', script, join(folder, 'standwerk.db'), fair, String(number)]);
}
