#!/bin/sh
# Makes the virtual environment $2 with $1 and installs into it what the list $3.txt leads to, as $3.lock says: exact
# versions, and only files whose hash it knows. Says in Swedish what is missing.
set -eu
python=$1; venv=$2; list=$3
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 eller senare behövs, men $python är äldre eller saknas. Ange en annan: make PYTHON=python3.12 run" >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
    echo "Skapar miljön i $venv …"
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        rm -rf "$venv"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
            "$python" -m venv "$venv"
        else
            echo "Python saknar modulen venv. Installera den: sudo apt-get install python3-venv" >&2
            exit 1
        fi
    fi
fi
for pin in $(grep -oE '^[A-Za-z0-9._-]+==[^ ;#]+' "$list.txt"); do
    if ! grep -qi "^$pin[ ;]" "$list.lock"; then
        echo "$list.txt säger $pin, men inte $list.lock. Kör make lock." >&2
        exit 1
    fi
done
echo "Installerar $list.lock …"
locked() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$1"; }
# first pip itself, since the one that Python brings has known weaknesses; setuptools has too, and nothing needs it
awk '/^[a-z]/ { mine = /^pip==/ } mine' "$list.lock" >"$venv/pip.lock"
if ! { locked "$venv/pip.lock" && "$venv/bin/python" -m pip uninstall --quiet --yes setuptools 2>/dev/null && locked "$list.lock"; }; then
    echo "Paketen i $list.lock gick inte att installera. Se efter nätverket och försök igen. Står det ovan att en hash inte" \
        "stämmer, eller att en version inte finns: kör make lock, som skriver listan efter det som finns att hämta." >&2
    exit 1
fi
