#!/bin/sh
# Makes what the stack needs to trust itself, where it is missing, and checks that the dashboards are the ones that were shipped:
#
#   setup.sh DIRECTORY DASHBOARDS
#
# DIRECTORY   gets a directory for each service, which only that service sees (as /run/stack), and `ca`, which none sees
# DASHBOARDS  the folder with SHA256SUMS
#
# Nothing that is secret is printed. A second run changes only certificates that end within 30 days. The environment says where
# alerts go: see alertmanager-config.sh.
set -eu
LC_ALL=C
umask 077

base=${1:?expected: the directory to write to}
dashboards=${2:?expected: the folder with the dashboards}
here=$(dirname "$0")
services="spanwarden collector prometheus alertmanager grafana"
month=2592000

fail() {
  echo "setup: $1" >&2
  exit 1
}

# What Prometheus, Alertmanager and Grafana read: each file as it was shipped, and none besides.
check_dashboards() {
  cd "$dashboards"
  bad=$(sha256sum -c SHA256SUMS 2> /dev/null | grep -v ': OK$') || true
  for file in $(find . -type f \( -name '*.json' -o -name '*.yml' -o -name '*.yaml' -o -name '*.tmpl' \)); do
    grep -q "  $file\$" SHA256SUMS || bad="$bad
$file: not in SHA256SUMS"
  done
  [ -z "$bad" ] || fail "dashboards are not as they were shipped (expected: the digests of dashboards/SHA256SUMS):
$bad
If the change is yours, dashboards/README.md says how to write SHA256SUMS anew."
  cd - > /dev/null
}

# Written beside and moved into place, so that no service reads half of it.
random() {
  [ -s "$1" ] && return 0
  openssl rand -base64 "$2" | tr -d '\n' > "$1.new"
  mv "$1.new" "$1"
  echo "setup: made ${1#"$base/"}"
}

key() {
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
}

# The authority can vouch for the stack's own names only, so that a browser may trust it without risk.
make_authority() {
  constraints="permitted;IP:127.0.0.1/255.255.255.255,permitted;DNS:localhost"
  for service in $services; do constraints="$constraints,permitted;DNS:$service"; done
  key "$ca/ca.key.new"
  cat > "$ca/request.cnf" << END
[req]
prompt = no
distinguished_name = name
x509_extensions = authority
[name]
CN = Spanwarden stack
[authority]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
nameConstraints = critical,$constraints
END
  openssl req -new -x509 -sha256 -days 3650 -config "$ca/request.cnf" -key "$ca/ca.key.new" -out "$ca/ca.crt.new"
  mv "$ca/ca.key.new" "$ca/ca.key"
  mv "$ca/ca.crt.new" "$ca/ca.crt"
  echo "setup: made the authority"
}

make_certificate() {
  cat > "$ca/request.cnf" << END
[req]
prompt = no
distinguished_name = name
[name]
CN = $1
[service]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth,clientAuth
subjectAltName = DNS:$1,DNS:localhost,IP:127.0.0.1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
END
  key "$base/$1/tls.key.new"
  openssl req -new -sha256 -config "$ca/request.cnf" -key "$base/$1/tls.key.new" -out "$ca/request.csr"
  openssl x509 -req -sha256 -days 825 -in "$ca/request.csr" -CA "$ca/ca.crt" -CAkey "$ca/ca.key" -set_serial "0x$(openssl rand -hex 16)" \
    -extfile "$ca/request.cnf" -extensions service -out "$base/$1/tls.crt.new" 2> "$ca/said" || fail "$(cat "$ca/said")"
  mv "$base/$1/tls.key.new" "$base/$1/tls.key"
  mv "$base/$1/tls.crt.new" "$base/$1/tls.crt"
  echo "setup: made the certificate of $1"
}

# Signed by the authority of now, for the key beside it, and good for another month.
holds() {
  [ -s "$1/tls.crt" ] && [ -s "$1/tls.key" ] \
    && openssl x509 -in "$1/tls.crt" -noout -checkend "$month" > /dev/null 2>&1 \
    && openssl verify -CAfile "$ca/ca.crt" "$1/tls.crt" > /dev/null 2>&1 \
    && [ "$(openssl x509 -in "$1/tls.crt" -noout -pubkey)" = "$(openssl pkey -in "$1/tls.key" -pubout)" ]
}

check_dashboards

ca=$base/ca
mkdir -p "$ca"
if [ ! -s "$ca/ca.key" ] || ! openssl x509 -in "$ca/ca.crt" -noout -checkend "$month" > /dev/null 2>&1; then
  make_authority
fi
for service in $services; do
  mkdir -p "$base/$service"
  cmp -s "$ca/ca.crt" "$base/$service/ca.crt" || cp "$ca/ca.crt" "$base/$service/ca.crt"
  holds "$base/$service" || make_certificate "$service"
done
mkdir -p "$base/viewer" # for people and the demo: the authority, and later a token
cmp -s "$ca/ca.crt" "$base/viewer/ca.crt" || cp "$ca/ca.crt" "$base/viewer/ca.crt"
rm -f "$ca/request.cnf" "$ca/request.csr" "$ca/said"

random "$base/grafana/admin.password" 24
random "$base/grafana/secret.key" 32       # with which Grafana encrypts what it stores
random "$base/spanwarden/webhook.secret" 32 # which signs what Spanwarden posts
sh "$here/alertmanager-config.sh" "$base/alertmanager"
