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

printf 'Memasang kakdoc. Ini memerlukan satu dua menit …\n'
"$found" -m venv "$place" || ended 1 "Folder $place tidak dapat disiapkan. Di Debian dan Ubuntu pasang dahulu paket python3-venv."
if [ -d paket ]; then
  "$place/bin/python" -m pip install --quiet --upgrade --no-index --find-links paket 'kakdoc[web]'
else
  "$place/bin/python" -m pip install --quiet --upgrade '.[web]'
fi || ended 1 "kakdoc tidak dapat dipasang. Periksa sambungan internetnya, lalu klik ganda lagi berkas ini."

cd "$HOME" && "$place/bin/python" -m kakdoc pintasan || ended 1 "kakdoc sudah terpasang, tetapi pintasannya belum ada: baca pesan di atas."
ended 0 "Selesai. Klik ganda kakdoc di desktop untuk memulai."
