#!/bin/sh
# Writes requirements*.lock anew with the tools in the environment $1: every package that the lists lead to, in the version
# that the lock already had where the lists allow it (all newest with $2 = --upgrade), with the hashes of all its files.
set -eu
tools=$1; upgrade=${2:-}
for name in requirements requirements-dev requirements-tools; do
    # what tests also runs: in the same versions
    same=$([ "$name" = requirements-dev ] && echo "--constraints requirements.lock" || true)
    # shellcheck disable=SC2086
    if ! "$tools/bin/uv" pip compile "$name.txt" --output-file "$name.lock" $same $upgrade --quiet --no-annotate \
        --universal --python-version 3.11 --generate-hashes --no-build --custom-compile-command "make lock"; then
        echo "$name.lock gick inte att skriva. Står det fel i $name.txt, rätta det; se annars efter nätverket." >&2
        exit 1
    fi
    echo "$name.lock är skriven."
done
