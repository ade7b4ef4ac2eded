#!/bin/sh
# Asks Assay whether a policy may be enforced in a namespace; needs curl and jq. Exit status 0 is READY, anything else is not.
# Usage: gate.sh http://assay.assay.svc:8080 POLICY NAMESPACE, with a token to sign in with in ASSAY_TOKEN: see docs/sign-in.md.
set -eu
[ $# -eq 3 ] || { echo "usage: gate.sh URL POLICY NAMESPACE" >&2; exit 2; }

# -f fails on 409 (NOT_READY), 503 (UNKNOWN) and 404. It does not fail on a redirect, nor on the page of something else that
# answers 200 at the same address: so the body is read as well.
# The token goes by standard input, where no list of processes shows it, and to this address alone.
header=
[ -z "${ASSAY_TOKEN:-}" ] || header="header = \"Authorization: Bearer $ASSAY_TOKEN\""
body=$(printf '%s\n' "$header" |
  curl --config - -fsS --max-time 30 --max-filesize 4194304 "$1/api/v1/gates/$2/namespaces/$3")
printf '%s' "$body" | jq -e --arg policy "$2" --arg namespace "$3" '
  .state == "READY" and .policy == $policy and .namespace == $namespace
  and (.validUntil | sub("\\.[0-9]+Z$"; "Z") | fromdate) > now' >/dev/null
