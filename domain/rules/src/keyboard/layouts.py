"""Writes layouts.txt beside this file: what arrives on a keyboard layout when a hand scanner types the keys of
a US keyboard. Facts about layouts, asked of libxkbcommon and the system's xkb-data, in a form of our own.
  python3 layouts.py            writes the file
  python3 layouts.py --check    says whether the file is what this system's layouts give

Each line: the layouts, then for each key that differs from a US keyboard the US sign and all signs that this key gives,
with and without Caps Lock; a letter with and without Shift, because scanners send capitals and may be told otherwise."""
import ctypes
import pathlib
import sys

FILE = pathlib.Path(__file__).resolve().with_name("layouts.txt")
LIST = pathlib.Path("/usr/share/X11/xkb/rules/evdev.lst")
# Besides the plain layout of every country those that are sold on keyboards or set in offices.
VARIANTS = ["ca multix", "ch fr", "us dvorak", "us colemak", "fr bepo", "tr f", "be iso-alternate", "cz qwerty", "sk qwerty",
            "ru phonetic", "bg phonetic", "rs latin", "gb dvorak", "lv apostrophe", "cn", "il phonetic"]
# Of what a code and the link before it end with: the key's number in evdev, and its sign on a US keyboard.
ROWS = {3: "234567", 16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"}
KEYS = {sign: first + at for first, row in ROWS.items() for at, sign in enumerate(row)} | {"1": 2, "]": 27, "/": 53}
EVDEV = 8

xkb = ctypes.CDLL("libxkbcommon.so.0")
for name in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
    getattr(xkb, name).restype = ctypes.c_void_p


class Names(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]


def signs(layout, variant):
    context = ctypes.c_void_p(xkb.xkb_context_new(0))
    names = Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
    keymap = ctypes.c_void_p(xkb.xkb_keymap_new_from_names(context, ctypes.byref(names), 0))
    if not keymap:
        return None
    state = ctypes.c_void_p(xkb.xkb_state_new(keymap))
    shift, lock = (1 << xkb.xkb_keymap_mod_get_index(keymap, name) for name in (b"Shift", b"Lock"))
    found = {}
    for sign, key in KEYS.items():
        given = []
        for held in (0, shift) if sign.isalpha() else (0,):
            for locked in (0, lock):
                xkb.xkb_state_update_mask(state, held, 0, locked, 0, 0, 0)
                text = ctypes.create_string_buffer(16)
                xkb.xkb_state_key_get_utf8(state, key + EVDEV, text, len(text))
                given.append(text.value.decode())
        found[sign] = "".join(sorted({one for one in given if len(one) == 1 and one.isprintable()}))
    return found


def table():
    lines = LIST.read_text().split("! layout")[1].split("!")[0].splitlines()
    names = sorted({line.split()[0] for line in lines if line.strip()} - {"us", "custom"}) + VARIANTS
    same = {}
    for name in names:
        found = signs(*(name.split() + [""])[:2])
        if found is None:
            continue
        differs = [sign + given for sign, given in found.items() if given not in (sign, sign + sign.lower())]
        same.setdefault(" ".join(differs), []).append(name.replace(" ", "-"))
    rows = [f"{','.join(names)} {differs}\n" for differs, names in same.items() if differs]
    return "".join(rows)


if "--check" in sys.argv:
    if FILE.read_text() != table():
        sys.exit(f"{FILE} is not what the keyboard layouts of this system give; python3 {__file__} writes it anew")
else:
    FILE.write_text(table())
