#!/usr/bin/env bash
# lighthouse.sh [URL]: Lighthouse's four mobile figures for six kinds of page of a running site (default: make demo's).
# Needs Chromium and npm; installs Lighthouse into a temporary folder.
set -euo pipefail
site=${1:-http://127.0.0.1:8000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PUPPETEER_SKIP_DOWNLOAD=1 CHROME_PATH=${CHROME_PATH:-$(command -v chromium || command -v chromium-browser)}
npm install --silent --no-audit --no-fund --prefix "$work" lighthouse@12
merchant=$(curl -s "$site/credit/" | grep -om1 '/credit/[0-9a-z]\{8\}/')
for page in / /spots/hong-ya-dong/ /honours/honest-traders/ "$merchant" /lessons/yu-fang-shi-wu-zhong-du/ '/search/?q=%E6%B4%AA%E5%B4%96%E6%B4%9E'; do
  "$work/node_modules/.bin/lighthouse" "$site$page" --quiet --output=json --output-path="$work/report.json" \
    --only-categories=performance,accessibility,best-practices,seo --chrome-flags="--headless=new --no-sandbox --disable-gpu"
  python3 - "$work/report.json" "$page" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
figures = " ".join(f"{name} {round(100 * (part['score'] or 0))}" for name, part in report["categories"].items())
print(sys.argv[2], figures)
for name, audit in report["audits"].items():
    if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] != "informative":
        print("   ", name, audit.get("displayValue", ""))
PY
done
