"""Numbers for each VAT prefix, and what python-stdnum says of them: PREFIX, NUMBER and 1 or 0, in lines. The same each time."""

import random
import sys

from stdnum import get_cc_module
from stdnum.ch import uid, vat as swiss
from stdnum.no import mva
from stdnum.gb import vat as british

# d: a digit, c: each digit in turn, x: a letter or digit, l: each letter in turn, b: a day of birth (yymmdd, with what
# Czechia and Slovakia add to the month), e: one with what Bulgaria adds.
FORMS = {
    'AT': ['Udddddddc'], 'BE': ['0dddddddcc', '1dddddddcc', 'dddddddcc'], 'BG': ['ddddddddc', 'dddddddddc', 'edddc'],
    'CHE': ['ddddddddc', 'ddddddddcMWST', 'ddddddddcTPV'], 'CY': ['ddddddddl'], 'CZ': ['dddddddc', '6dddddddc', 'bddd', 'bdddc'],
    'DE': ['ddddddddc'], 'DK': ['dddddddc'], 'EE': ['ddddddddc'], 'EL': ['ddddddddc'],
    'ES': ['ddddddddl', 'Adddddddc', 'Bdddddddc', 'Xdddddddl', 'Kdddddddl', 'Qdddddddl', 'ldddddddl', 'ldddddddc'],
    'FI': ['dddddddc'], 'FR': ['ccddddddddc', 'xxddddddddc', 'cc000dddddd'], 'GB': ['dddddddcc', 'dddddddccddd', 'GDddd', 'HAddd'],
    'HR': ['ddddddddddc'], 'HU': ['dddddddc'], 'IE': ['dddddddl', 'dddddddlA', 'dddddddlW', 'dXdddddl'],
    'IT': ['ddddddd015c', 'ddddddd121c', 'ddddddddddc'], 'LT': ['ddddddd1c', 'dddddddddd1c'], 'LU': ['ddddddcc'],
    'LV': ['4dddddddddc', '9dddddddddc', '32ddddddddc', 'ddddddddddc', '0101dd1dddc', '3012dd2dddc'], 'MT': ['ddddddcc'],
    'NL': ['ddddddddcB01', 'dddddddddBcc'], 'NO': ['ddddddddc', 'ddddddddcMVA'], 'PL': ['dddddddddc'], 'PT': ['ddddddddc'],
    'RO': ['dddddddc', 'dddddddddc', 'dc', '1b40dddc', '5b01dddc', '8b12dddc', 'db51dddc'], 'SE': ['dddddddddc01', 'dddddddddcdd'], 'SI': ['dddddddc'],
    'SK': ['dd2ddddddc', 'dddddddddc', 'bddd', 'bdddc'], 'XI': ['dddddddcc'],
}
ENOUGH = 12


def judge(prefix, number):
    if prefix == 'CHE':
        return uid.is_valid('CHE' + number) if number.isdigit() else swiss.is_valid('CHE' + number)
    if prefix == 'NO':
        return mva.is_valid(number if number.endswith('MVA') else number + 'MVA')
    if prefix == 'BE' and not 1 <= int(number[-2:]) <= 97:
        # What is left of 97 is never more than that, which the library lets pass.
        return False
    if prefix in ('GB', 'XI'):
        return british.is_valid(number)
    return get_cc_module({'EL': 'gr'}.get(prefix, prefix.lower()), 'vat').is_valid(number)


def made(form, dice):
    def birth(*added):
        return '%02d%02d%02d' % (dice.randrange(100), dice.randrange(1, 13) + dice.choice(added), dice.randrange(1, 32))

    texts = ['']
    for sign in form:
        if sign == 'c':
            texts = [text + digit for text in texts for digit in '0123456789']
        elif sign == 'l':
            texts = [text + letter for text in texts for letter in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
        else:
            part = {'d': lambda: dice.choice('0123456789'), 'x': lambda: dice.choice('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'), 'b': lambda: birth(0, 0, 20, 50, 70), 'e': lambda: birth(0, 0, 20, 40)}.get(sign, lambda: sign)()
            texts = [text + part for text in texts]
    return texts


dice = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
for prefix, forms in FORMS.items():
    for form in forms:
        kept = {True: [], False: []}
        for _ in range(200):
            numbers = made(form, dice)
            dice.shuffle(numbers)
            for number in numbers[:400]:
                answer = judge(prefix, number)
                if len(kept[answer]) < ENOUGH:
                    kept[answer].append(number)
            if min(map(len, kept.values())) == ENOUGH:
                break
        for answer, numbers in kept.items():
            for number in numbers:
                print(prefix, number, int(answer))
