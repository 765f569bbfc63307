#!/usr/bin/env bash
# Makes a picture of pages of a printed report side by side: for each WORDS the first page with a line that
# begins with them. Needs chromium, poppler-utils and imagemagick.
# tests/support/make_page_picture.sh PICTURE REPORT.html WORDS...
set -euo pipefail

picture=$1 report=$2
shift 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$scratch/browser" \
  --print-to-pdf="$scratch/report.pdf" "$report" 2>"$scratch/browser.log" \
  || { cat "$scratch/browser.log" >&2; exit 1; }

# Prints the number of the first page with a line that begins with $1; cover and contents do not count.
page_of() {
  local page
  for ((page = 3; ; ++page)); do
    pdftotext -f "$page" -l "$page" "$scratch/report.pdf" "$scratch/page.txt" 2>/dev/null || return 1
    if grep -q "^$1" "$scratch/page.txt"; then
      echo "$page"
      return
    fi
  done
}

images=()
for heading in "$@"; do
  page=$(page_of "$heading" || { echo "no page has the line \"$heading\"" >&2; exit 1; })
  image=$scratch/page-${#images[@]}
  pdftoppm -f "$page" -l "$page" -singlefile -scale-to-x 560 -scale-to-y -1 -png "$scratch/report.pdf" "$image"
  images+=("$image.png")
done
montage "${images[@]}" -tile "${#images[@]}x1" -geometry +4+4 -bordercolor '#b8bec6' -border 1 \
  -background white -strip "$scratch/picture.png"
convert "$scratch/picture.png" +dither -colors 255 -depth 8 -strip -define png:compression-level=9 "PNG8:$picture"
