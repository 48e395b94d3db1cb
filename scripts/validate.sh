#!/usr/bin/env bash
# validate.sh [URL]: the Nu validator's errors in the HTML of each page type of a running site (default: make demo's),
# in normal and large print. Needs npm and Java 11 or later; installs the validator into a temporary folder.
set -euo pipefail
site=${1:-http://127.0.0.1:8000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" vnu-jar@26
merchant=$(curl -s "$site/credit/" | grep -om1 '/credit/[0-9a-z]\{8\}/')
number=0
for page in / /spots/ /spots/hong-ya-dong/ /honours/ /honours/honest-traders/ /credit/ "$merchant" /v/ /lessons/ \
  /lessons/yu-fang-shi-wu-zhong-du/ /quiz/yu-fang-shi-wu-zhong-du/ /my/ /talks/ /reading/ /reading/2026-dong-ji/ /news/ \
  /complain/ '/search/?q=%E6%B4%AA%E5%B4%96%E6%B4%9E' /services/ /services/fund/ /services/pairing/ /services/ask/needs/ \
  /activities/ /alliances/ /alliances/jie-fang-bei/ /campaigns/2026-guo-qing/ /policies/ /account/sign-in/ /nowhere/; do
  number=$((number + 1))
  name=$(printf '%02d%s' "$number" "$(tr -c 'a-z0-9\n' '-' <<<"$page" | cut -c1-40)")
  curl -s "$site$page" >"$work/$name.html"
  curl -s -H 'Cookie: reading=elder' "$site$page" >"$work/$name-elder.html"
done
java -jar "$work"/node_modules/vnu-jar/build/dist/vnu.jar --errors-only "$work"/*.html && echo "no errors in $((2 * number)) pages"
