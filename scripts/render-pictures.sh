#!/bin/sh
# Render the demo posters to palette PNG files; without arguments also the app icon and the share picture.
# Usage: scripts/render-pictures.sh [slug ...]   (CHROMIUM names another browser)
set -eu
cd "$(dirname "$0")/.."
pictures=home/demo/pictures
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

shoot() { # svg png width,height: flat colours need neither dithering nor more than 128 entries
    "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --disable-background-networking \
        --hide-scrollbars --default-background-color=14233bff --user-data-dir="$profile" \
        --window-size="$3" --screenshot="$profile/shot.png" "file://$PWD/$1" 2>/dev/null
    .venv/bin/python -c 'import sys; from PIL import Image
Image.open(sys.argv[1]).convert("RGB").quantize(128, dither=0).save(sys.argv[2], optimize=True)' "$profile/shot.png" "$2"
}

for svg in "$pictures"/*.svg; do
    slug=$(basename "$svg" .svg)
    case " ${*:-$slug} " in *" $slug "*) ;; *) continue ;; esac
    case $slug in home) size=2400,1000 ;; *) size=1600,1200 ;; esac
    shoot "$svg" "$pictures/$slug.png" "$size"
done
[ $# -eq 0 ] || exit 0
shoot static/img/mark.svg static/img/icon-180.png 180,180
.venv/bin/python -c 'import sys; from PIL import Image
Image.open(sys.argv[1]).convert("RGBA").save(sys.argv[2], sizes=[(16, 16), (32, 32), (48, 48)])' \
    static/img/icon-180.png site/root/favicon.ico
.venv/bin/python -c 'import sys; from PIL import Image
Image.open(sys.argv[1]).convert("RGB").crop((495, 0, 2400, 1000)).resize((1200, 630), Image.Resampling.LANCZOS) \
    .quantize(160, dither=0).save(sys.argv[2], optimize=True)' "$pictures/home.png" static/img/share.png
