#!/usr/bin/env bash
# Makes a picture of the documentation: pages of a sample's printed report side by side. Needs chromium,
# poppler-utils and imagemagick. tests/support/make_report_picture.sh [PROGRAM] [PICTURE]
# PICTURE is docs/user/report.png, or docs/user/standard.png for the report on any instrument.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
program=${1:-$root/build/release/bin/assay}
picture=${2:-$root/docs/user/report.png}
# `first`: a page by its number; `headings`: the first page on which each of these stands.
if [[ $(basename "$picture") == standard.png ]]; then
  sample=$root/configs/samples/software-skills
  inputs=(--client team --instrument demo.software-skills)
  report=jane.standard.individual
  first=()
  headings=("Overview" "Scores and targets" "Results one by one")
else
  sample=$root/configs/samples/bcsc
  inputs=(--client demo --instrument bcsc.csc-360 --comments "$sample/comments.csv")
  report=jane.bcsc.individual
  first=(1)
  headings=("Section 3: " "Section 4: " "Part 2: ")
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$program" run --quiet "${inputs[@]}" --formats html --out "$scratch" \
  --responses "$sample/responses.csv" --cases "$sample/cases.csv"
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$scratch/browser" \
  --print-to-pdf="$scratch/report.pdf" "$scratch/reports/$report.html" 2>"$scratch/browser.log" \
  || { cat "$scratch/browser.log" >&2; exit 1; }

# Prints the number of the first page with a line that begins with $1; the contents do not count.
page_of() {
  local page
  for ((page = 3; ; ++page)); do
    pdftotext -f "$page" -l "$page" "$scratch/report.pdf" "$scratch/page.txt" || return 1
    if grep -q "^$1" "$scratch/page.txt"; then
      echo "$page"
      return
    fi
  done
}

pages=("${first[@]}")
for heading in "${headings[@]}"; do
  pages+=("$(page_of "$heading" || { echo "no page has the heading \"$heading\"" >&2; exit 1; })")
done
mapfile -t pages < <(printf '%s\n' "${pages[@]}" | sort -n)
images=()
for page in "${pages[@]}"; do
  image=$scratch/page-$(printf '%03d' "$page")
  pdftoppm -f "$page" -l "$page" -singlefile -scale-to-x 388 -scale-to-y -1 -png "$scratch/report.pdf" "$image"
  images+=("$image.png")
done
montage "${images[@]}" -tile "${#images[@]}x1" -geometry +4+4 -bordercolor '#b8bec6' -border 1 \
  -background white -strip "$scratch/picture.png"
convert "$scratch/picture.png" +dither -colors 255 -depth 8 -strip -define png:compression-level=9 "PNG8:$picture"
