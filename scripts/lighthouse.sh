#!/usr/bin/env bash
# lighthouse.sh [URL]: Lighthouse's four mobile figures, the largest paint and the jumps of each kind of page of a running
# site (default: make demo's).
# Needs Chromium and npm; installs Lighthouse into a temporary folder.
set -euo pipefail
site=${1:-http://127.0.0.1:8000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PUPPETEER_SKIP_DOWNLOAD=1 CHROME_PATH=${CHROME_PATH:-$(command -v chromium || command -v chromium-browser)}
npm install --silent --no-audit --no-fund --prefix "$work" lighthouse@12
merchant=$(curl -s "$site/credit/" | grep -o '/credit/[0-9a-z]\{8\}/' | sed -n 1p)
look() {
  "$work/node_modules/.bin/lighthouse" "$1" --quiet --output=json --output-path="$work/report.json" \
    --only-categories=performance,accessibility,best-practices,seo --chrome-flags="--headless=new --no-sandbox --disable-gpu"
}
for page in / /spots/ /spots/hong-ya-dong/ /honours/ /honours/honest-traders/ '/credit/?q=%E9%9D%A2' "$merchant" /v/ /lessons/ \
  /lessons/yu-fang-shi-wu-zhong-du/ /quiz/yu-fang-shi-wu-zhong-du/ /talks/ /exemplars/ /reading/ /reading/2026-dong-ji/ /news/ \
  /complain/ /search/ '/search/?q=%E6%B4%AA%E5%B4%96%E6%B4%9E' /services/ /services/ge-xie/ /services/fund/ /services/pairing/ \
  /services/ask/needs/ /activities/ /alliances/ /alliances/jie-fang-bei/ /alliances/themes/ /alliances/zong-she/wall/ \
  /campaigns/2026-guo-qing/ /policies/ /policies/chang-di-xu-zhi/ /map/ /en/ /zh-hant/; do
  look "$site$page" || look "$site$page" # Chromium now and then loses the beginning of a recording
  python3 - "$work/report.json" "$page" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
figures = " ".join(f"{name} {round(100 * (part['score'] or 0))}" for name, part in report["categories"].items())
shown = report["audits"]["largest-contentful-paint"]["displayValue"], report["audits"]["cumulative-layout-shift"]["displayValue"]
print(sys.argv[2], figures, "largest picture or text after", shown[0], "jumps", shown[1])
for name, audit in report["audits"].items():
    if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] != "informative":
        print("   ", name, audit.get("displayValue", ""))
PY
done
