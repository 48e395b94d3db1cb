#!/usr/bin/env bash
# validate.sh [URL]: the Nu validator's errors in the HTML of a running site (default: make demo's): every page of the
# sitemaps in every language, one merchant, and what no sitemap names; and in its style sheets.
# Needs npm and Java 11 or later; installs the validator into a temporary folder.
set -euo pipefail
site=${1:-http://127.0.0.1:8000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" vnu-jar@26
# The validator does not know yet that rel=expect blocks too (HTML Standard, "Link type expect").
nu=(java -jar "$work/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only --filterpattern '.*with a .blocking. attribute.*')
merchant=$(curl -s "$site/credit/" | grep -o '/credit/[0-9a-z]\{8\}/' | sed -n 1p)
addresses() { curl -s "$1" | grep -o '<loc>[^<]*' | cut -c6-; }
{
  for map in $(addresses "$site/sitemap.xml" | grep -v /merchants-); do addresses "$map"; done
  printf "$site%s\n" "$merchant" "/en$merchant" /v/ /v/ZZZZZZZZZZ /quiz/yu-fang-shi-wu-zhong-du/ /my/ /services/ask/needs/ \
    /account/sign-in/ /map/ /nowhere/ '/honours/honest-traders/?on=wrong' '/search/?q=%E6%B4%AA%E5%B4%96%E6%B4%9E' '/search/?q=zzzz' /api/
} >"$work/addresses"
number=0
while read -r address; do
  number=$((number + 1))
  name=$(printf '%03d%s' "$number" "$(tr -c 'a-z0-9\n' '-' <<<"${address#"$site"}" | cut -c1-60)")
  curl -s "$address" >"$work/$name.html"
  curl -s -H 'Cookie: reading=elder' "$address" >"$work/$name-elder.html"
done <"$work/addresses"
"${nu[@]}" "$work"/*.html
"${nu[@]}" --css "$(dirname "$0")"/../static/css/*.css
echo "no errors in $((2 * number)) pages"
