#!/usr/bin/env bash
# ICU4X 2.3 (npm `icu`) and ICU4C (in Node) both call it the root order, and order Chinese names differently: ICU4C by
# radical and stroke, ICU4X by code point. The standard leaves that to whoever builds the data. Two databases, one with each
# library, list the same people in two orders. Asking ICU4X for `zh-u-co-unihan`, which is radical and stroke by its name,
# only puts Chinese before Latin letters: it relies on a root that has that order already.
# Expected: one order in the first two lines, and radical and stroke in the third. Seen: three orders.
# Seen 2026-11-27 with icu 2.3.2 and Node 20 (ICU 78.2).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent icu@2.3.2
cat >order.mjs <<'SCRIPT'
import { Collator, Locale } from 'icu';
const names = ['章子怡', '童话', '陳靜', '乐嘉', '尹红', '孫中山', 'Ahn'];
const by = (compare) => [...names].sort(compare).join(' ');
const icu4x = (locale) => {
  const collator = new Collator(Locale.fromString(locale), {});
  return by((a, b) => collator.compare(a, b));
};
const said = [by(new Intl.Collator('und').compare), icu4x('und'), icu4x('zh-u-co-unihan')];
console.log(`ICU4C, root:           ${said[0]}\nICU4X, root:           ${said[1]}\nICU4X, zh-u-co-unihan: ${said[2]}`);
const seen = ['Ahn 尹红 乐嘉 孫中山 童话 陳靜 章子怡', 'Ahn 乐嘉 孫中山 尹红 章子怡 童话 陳靜', '乐嘉 孫中山 尹红 章子怡 童话 陳靜 Ahn'];
process.exit(said.every((line, at) => line === seen[at]) ? 0 : 1);
SCRIPT
node order.mjs
