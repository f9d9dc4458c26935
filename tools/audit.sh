#!/bin/sh
# Asks a public list of known weaknesses about every locked package, with the tools in the environment $1.
# Exit code 1 when there are some, 2 when the list could not be asked about all of them.
set -eu
answer=$(mktemp); trap 'rm -f "$answer"' EXIT
"$1/bin/pip-audit" --disable-pip --require-hashes --progress-spinner off -r requirements-dev.lock \
    -r requirements-tools.lock >"$answer" 2>&1 && clean=ja || clean=nej
if grep -q "^Found .* known vulnerabilit" "$answer"; then
    sed '/^Name .*Skip Reason/,$d' "$answer"
    echo "Paket med kända svagheter står ovan. Ändra versionen i requirements.txt, eller kör make lock UPGRADE=--upgrade." >&2
    exit 1
fi
if [ $clean = nej ] || grep -q "could not be audited" "$answer"; then
    echo "Listan över kända svagheter gick inte att fråga. Se efter nätverket, eller kör make audit där det finns ett." >&2
    exit 2
fi
echo "Inga kända svagheter i paketen."
