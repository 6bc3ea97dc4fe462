#!/bin/sh
# Memasang kakdoc dengan klik ganda (macOS dan Linux), dan menaruh pintasannya di desktop.
# Yang dipasang ada di ~/.kakdoc; hapus folder itu dan pintasannya untuk membuangnya.
cd "$(dirname "$0")" || exit 1
place="$HOME/.kakdoc"

ended() {
  printf '\n%s\n' "$2"
  if [ -t 0 ]; then
    printf 'Tekan Enter untuk menutup jendela ini. '
    read -r _
  fi
  exit "$1"
}

found=""
for each in python3 python3.13 python3.12 python3.11; do
  if "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    found=$each
    break
  fi
done
[ -n "$found" ] || ended 1 "Python 3.11 atau yang lebih baru belum terpasang. Pasang dahulu dari python.org, lalu klik ganda lagi berkas ini."

printf 'Memasang kakdoc. Ini memerlukan beberapa menit …\n'
export PIP_DISABLE_PIP_VERSION_CHECK=1
log="$place/pasang.log"
"$found" -m venv "$place" || ended 1 "Folder $place tidak dapat disiapkan. Di Debian dan Ubuntu pasang dahulu paket python3-venv."
if [ -d paket ]; then
  "$place/bin/python" -m pip install --upgrade --no-index --find-links paket 'kakdoc[web]' >"$log" 2>&1
else
  "$place/bin/python" -m pip install --upgrade '.[web]' >"$log" 2>&1
fi || ended 1 "kakdoc tidak dapat dipasang. Periksa sambungan internet dan ruang kosong di disk, lalu klik ganda lagi berkas ini. Rinciannya ada di $log."

cd "$HOME" && "$place/bin/python" -m kakdoc pintasan ||
  ended 1 "kakdoc sudah terpasang, tetapi pintasannya belum ada. Buka dengan: $place/bin/kakdoc-buka"
ended 0 "Selesai. Klik ganda kakdoc di desktop untuk memulai."
