#!/usr/bin/env bash
# barcode-detector 3.2.2: the stand-in for browsers without their own code reader. Installed and bundled from npm, it
# still fetches its decoder from a public CDN when the first picture is read: in a hall without internet it never reads,
# under a content security policy it is refused, and each visitor's address goes to a third party that no privacy page
# names.
# Expected: a package that is installed works without the network. Seen: one request to fastly.jsdelivr.net, then an error.
# (`prepareZXingModule` with an own address for the file avoids it.)
# Seen 2026-11-27 with barcode-detector 3.2.2, zxing-wasm 3.1.4, Node.js 20.20.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent barcode-detector@3.2.2 zxing-wasm@3.1.4
cat >detect.mjs <<'JS'
const asked = [];
globalThis.fetch = async (address) => { asked.push(new URL(address).host); throw new Error("no network in this hall"); };
globalThis.ImageData = class { constructor(data, width, height) { Object.assign(this, { data, width, height }); } };
const { BarcodeDetector } = await import("barcode-detector/ponyfill");
const picture = new ImageData(new Uint8ClampedArray(4 * 100 * 100).fill(255), 100, 100);
const answer = await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture).catch((error) => error.name);
console.log(asked.join(), answer);
JS
seen=$(node detect.mjs 2>/dev/null)
echo "$seen"
[ "$seen" = 'fastly.jsdelivr.net NotSupportedError' ]
