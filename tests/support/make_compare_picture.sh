#!/usr/bin/env bash
# Makes docs/user/compare.png: pages of a printed comparison side by side. Needs chromium, poppler-utils and
# imagemagick. tests/support/make_compare_picture.sh [PROGRAM] [PICTURE]
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
program=${1:-$root/build/release/bin/assay}
picture=${2:-$root/docs/user/compare.png}
# The first page on which each of these headings stands.
headings=("The themes at a glance" "Theme by theme" "What only one framework covers")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cp -r "$root/configs" "$scratch/configs"
{
  printf '[client]\nid = "side"\nname = "Sample Inc"\n'
  for vendor in bcsc ctk caliper chally; do
    manifest=$(dirname "$program")/../plugins/$vendor/plugin.toml
    instrument=$(grep -m1 -o "$vendor\.customer-service-representative\|bcsc\.csc-360" "$manifest" 2>/dev/null) || continue
    printf '\n[[use]]\ninstrument = "%s"\nscorer = "%s.scorer"\n' "$instrument" "$vendor"
  done
} >"$scratch/configs/clients/side.toml"

"$program" compare --quiet --config "$scratch/configs" --client side --case jane --formats html --out "$scratch" \
  --administration "$scratch/configs/samples/side-by-side/administration.toml" --crosswalk customer-service
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$scratch/browser" \
  --print-to-pdf="$scratch/report.pdf" "$scratch/reports/jane.crosswalk.person.html" 2>"$scratch/browser.log" \
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

images=()
for heading in "${headings[@]}"; do
  page=$(page_of "$heading") || { echo "no page has the heading \"$heading\"" >&2; exit 1; }
  image=$scratch/page-$(printf '%03d' "$page")
  pdftoppm -f "$page" -l "$page" -singlefile -scale-to-x 520 -scale-to-y -1 -png "$scratch/report.pdf" "$image"
  images+=("$image.png")
done
montage "${images[@]}" -tile "${#images[@]}x1" -geometry +4+4 -bordercolor '#b8bec6' -border 1 \
  -background white -strip "$scratch/picture.png"
convert "$scratch/picture.png" +dither -colors 64 -depth 8 -strip -define png:compression-level=9 "PNG8:$picture"
