// Fairs with many things, made of what the demo has: quicker than a hundred forms.
import { execFileSync } from 'node:child_process';

const common = `
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
event = fresh()
copy('event', known, id=event, slug=fair, name='Messe ' + fair)
`;

const applications = `
level = fresh()
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

const sessions = `
stage = one('SELECT * FROM stage WHERE id IN (SELECT stage_id FROM session) LIMIT 1')
session = one("SELECT * FROM session WHERE stage_id = ? AND state = 'published' LIMIT 1", stage['id'])
day = known['starts_on'][:10]

def at(hour, minute):
    return day + session['starts_at'][10:11] + f'{hour:02}:{minute:02}:00' + session['starts_at'][19:]

for place in range(number):
    own, name = fresh(), f'Bühne {place + 1} von {number}'
    copy('stage', stage, id=own, event_id=event, name_de=name, name_en=name, position=place + 1)
    # Each stage begins a little later than the one beside it.
    for hour in (13, 14, 16, 17):
        copy('session', session, id=fresh(), event_id=event, stage_id=own, host_application_id=None, title_de='Auf ' + name, title_en='Auf ' + name,
             starts_at=at(hour, 5 * place), ends_at=at(hour, 5 * place + 10), seat_limit=5, seats_taken=0)
database.commit()
`;

const badges = `
def code():
    return ''.join(secrets.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') for _ in range(26))

for guest in range(number):
    row = dict(id=fresh(), event_id=event, role='visitor', name=f'Gast {guest:05}', organisation='Stadt Essen', ticket_code=code(),
               badge_code=code(), created_at='2026-01-01T00:00:00.000000+00:00', awaits_confirmation=False, search_key=f'gast {guest:05} stadt essen')
    database.execute(f"INSERT INTO badge ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
database.commit()
`;

const run = (script: string, database: string, fair: string, number: number): void => {
  execFileSync('python3', ['-c', common + script, database, fair, String(number)]);
};

/** Makes a fair of this address, with so many units and as many applications that wait for a decision. */
export const seedFair = (database: string, fair: string, number: number): void => run(applications, database, fair, number);

/** Makes a fair of this address, with so many stages and four sessions on each. */
export const seedProgramme = (database: string, fair: string, stages: number): void => run(sessions, database, fair, stages);

/** Makes a fair of this address, with so many badges that are good. */
export const seedBadges = (database: string, fair: string, number: number): void => run(badges, database, fair, number);
