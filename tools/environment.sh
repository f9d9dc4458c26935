#!/bin/sh
# Makes the virtual environment $2 with $1 and installs the list $3 into it. Says in Swedish what is missing.
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
echo "Installerar $list …"
if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$list"; then
    echo "Paketen i $list gick inte att installera. Se efter nätverket och försök igen." >&2
    exit 1
fi
