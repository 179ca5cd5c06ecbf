#!/bin/sh
# Bring Chromium and a font for Chinese where they are missing and apt can bring them.
# Without them the browser tests skip, and say so; so nothing here fails the run.
set -u

need=""
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && found=1
done
[ -n "${found:-}" ] || need="chromium"
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list :lang=zh-cn file 2>/dev/null)" ]; then
    need="$need fonts-noto-cjk"
fi
[ -n "$need" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "missing:$need (no apt here; browser tests will be skipped or draw boxes)" >&2
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "missing:$need (install with: sudo apt-get install$need)" >&2
        exit 0
    fi
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # lists of words
{ $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $need; } >&2 \
    || echo "apt could not bring:$need (browser tests will be skipped)" >&2
exit 0
