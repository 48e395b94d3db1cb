#!/bin/sh
# Runs one stage of the checks and says how long it took: scripts/stage.sh NAME COMMAND…
name=$1
shift
printf '== %s …\n' "$name"
begun=$(date +%s)
"$@"
status=$?
took=$(($(date +%s) - begun))
[ $status -eq 0 ] && word=好了 || word=没有通过
printf '== %s：%s，%d 分 %02d 秒\n' "$name" "$word" $((took / 60)) $((took % 60))
exit $status
