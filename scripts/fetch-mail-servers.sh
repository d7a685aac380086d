#!/usr/bin/env bash
# Unpacks real mail servers from Debian's packages for the tests, each into a folder of its own, because as
# installed packages they exclude one another. Nothing is installed. Exim starts only where the account
# Debian-exim exists, which `useradd --system Debian-exim` makes.
#
# Usage: scripts/fetch-mail-servers.sh [postfix] [exim] [opensmtpd] [sendmail]     (without names: all four)
# They are put into MAIL_SERVERS_DIR, or else into node_modules/.cache/mail-servers.
set -euo pipefail

declare -A packages=(
  [postfix]='postfix'
  [exim]='exim4-daemon-light exim4-base'
  [opensmtpd]='opensmtpd'
  [sendmail]='sendmail-bin sendmail-base sendmail-cf m4'
)
folder=${MAIL_SERVERS_DIR:-"$(dirname "$0")/../node_modules/.cache/mail-servers"}
[ $# -gt 0 ] || set -- postfix exim opensmtpd sendmail

# The packages that this machine does not have, and without which the server's do not run.
missing_for() {
  LC_ALL=C apt-get install --simulate --no-install-recommends "$@" |
    sed -nE 's/^Inst ((lib|m4)[^ ]*) .*/\1/p'
}

fetch() {
  local server=$1 target="$folder/$1" part="$folder/$1.part"
  local -a own missing
  [ ! -e "$target" ] || { echo "$server: is there"; return; }
  read -ra own <<<"${packages[$server]}"
  rm -rf "$part"
  mkdir -p "$part/root"
  mapfile -t missing < <(missing_for "${own[@]}")
  mapfile -t all < <(printf '%s\n' "${own[@]}" "${missing[@]}" | sort -u)
  (cd "$part" && apt-get download -qq -o APT::Sandbox::User=root "${all[@]}")
  for package in "$part"/*.deb; do dpkg -x "$package" "$part/root"; done
  # Root may unpack what somebody else starts.
  chmod -R u-s,g-s "$part/root"
  dpkg-deb --field "$part/${own[0]}"_*.deb Version >"$part/root/version"
  # Only a complete folder gets its name.
  mv "$part/root" "$target"
  rm -rf "$part"
  echo "$server: ${all[*]}"
}

command -v apt-get >/dev/null || { echo 'Mail servers come from Debian: there is no apt-get here.' >&2; exit 1; }
mkdir -p "$folder"
for server in "$@"; do
  [ -n "${packages[$server]-}" ] || { echo "Unknown mail server: $server" >&2; exit 2; }
  fetch "$server"
done
