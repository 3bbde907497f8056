#!/usr/bin/env bash
# segno 1.6.6: `segno.make` turns short content into a MICRO QR code by itself, up to a whole badge address of 21
# characters. jsQR 1.4.0, which many web scanners are built on, finds nothing in it; zxing-cpp 3.1.1 reads it. It looks
# like a QR code to everybody who checks a printed badge by eye. `make_qr` (or micro=False) is read by both.
# Expected of a call named `make` in a QR library: a code that QR readers read.
# Seen 2026-11-27 with segno 1.6.6 and zxing-cpp 3.1.1 on Python 3.11, jsQR 1.4.0 on Node.js 20.20.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --quiet install segno==1.6.6 zxing-cpp==3.1.1 pillow==12.0.0
npm init --yes >/dev/null
npm install --silent jsqr@1.4.0 pngjs@7.0.0
cat >make.py <<'PY'
import segno
print(segno.make("HTTPS://A.DE/B/YZ01Q7").designator, segno.make_qr("HTTPS://A.DE/B/YZ01Q7").designator)
segno.make("HTTPS://A.DE/B/YZ01Q7").save("make.png", scale=8, border=4)
segno.make_qr("HTTPS://A.DE/B/YZ01Q7").save("make_qr.png", scale=8, border=4)
PY
cat >zxing.py <<'PY'
import zxingcpp
from PIL import Image
for name in ["make", "make_qr"]:
    print("zxing-cpp", name, [code.text for code in zxingcpp.read_barcodes(Image.open(f"{name}.png").convert("L"))])
PY
cat >jsqr.cjs <<'JS'
const { PNG } = require("pngjs");
const read = require("jsqr");
const fs = require("fs");
for (const name of ["make", "make_qr"]) {
  const grey = PNG.sync.read(fs.readFileSync(`${name}.png`));
  const code = (read.default ?? read)(new Uint8ClampedArray(grey.data), grey.width, grey.height);
  console.log("jsQR", name, code ? code.data : "nothing");
}
JS
seen=$(venv/bin/python make.py; venv/bin/python zxing.py; node jsqr.cjs)
echo "$seen"
[ "$seen" = "M4-L 1-L
zxing-cpp make ['HTTPS://A.DE/B/YZ01Q7']
zxing-cpp make_qr ['HTTPS://A.DE/B/YZ01Q7']
jsQR make nothing
jsQR make_qr HTTPS://A.DE/B/YZ01Q7" ]
