#!/bin/sh
# nginx: the question of auth_request runs "set" of its server again, has no arguments, and has the body's limit of the server.
#
# Seen with nginx 1.22.1 of Debian 12 (bookworm). auth_request asks by a subrequest, which shares its variables with the
# call but goes through the rewrite directives of the server once more. So a variable that server and location both
# "set" has the location's value for the call until it is asked about, and the server's from then on, also in the log
# and towards the upstream. "break" in the server, above that "set" and for the address of the question alone, keeps it.
# $arg_NAME is read from the subrequest, which has no arguments: it is always empty where the question is asked.
# client_max_body_size of the location is not that of the question: a body that the location takes and the server would
# not makes the subrequest end with 413, and the call with 500, unless the location of the question sets it to 0.
# Sources: nginx manual, ngx_http_auth_request_module and ngx_http_rewrite_module (neither says so); ngx_http_subrequest in
# ngx_http_core_module.c copies no arguments, and ngx_http_handler begins at the server's rewrite phase for what is
# internal. What follows from it was found by running it.
#
# Seen output:
#   set in server and location: the question says server, the call goes on as server
#   with break in the server: the question says location, the call goes on as location
#   $arg_key in the question: empty
#   body of 2 MB, the location takes 8 MB: 500
#   with client_max_body_size 0 for the question: 200
set -eu

for tool in apt-get dpkg-deb curl dd; do
    command -v "$tool" >/dev/null || { echo "This script needs $tool." >&2; exit 2; }
done
work=$(mktemp -d /tmp/finding.XXXXXX)
chmod 711 "$work"
clean() {
    if [ -f "$work/nginx.pid" ]; then kill "$(cat "$work/nginx.pid")" || true; fi
    rm -rf "$work"
}
trap clean EXIT
cd "$work"

# Security updates of the same version come under later numbers.
apt-get download -q -q 'nginx=1.22.1-9*' 2>/dev/null || { echo 'This script needs the packages of Debian 12.' >&2; exit 2; }
dpkg-deb -x nginx_*.deb package
version=$(package/usr/sbin/nginx -v 2>&1)
[ "$version" = "nginx version: nginx/1.22.1" ] || { echo "Another version: $version" >&2; exit 1; }

cat >seen.conf <<'CONF'
pid nginx.pid;
error_log error.log;
lock_file nginx.lock;
events { }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    # Who is asked: says yes, and repeats what it has been told.
    server {
        listen unix:asked.sock;
        location / { add_header X-Said "$http_x_value/$http_x_key"; return 204; }
    }
    # The API.
    server {
        listen unix:api.sock;
        client_max_body_size 8m;
        location / { return 200 "question: $http_x_said, call: $http_x_value\n"; }
    }
    server {
        listen unix:plain.sock;
        set $value server;
        include location.conf;
        location = /question {
            internal;
            include question.conf;
        }
    }
    server {
        listen unix:careful.sock;
        if ($uri = /question) { break; }
        set $value server;
        include location.conf;
        location = /question {
            internal;
            include question.conf;
            client_max_body_size 0;
        }
    }
}
CONF
cat >location.conf <<'CONF'
location / {
    set $value location;
    client_max_body_size 8m;
    auth_request /question;
    auth_request_set $said $upstream_http_x_said;
    proxy_set_header X-Said $said;
    proxy_set_header X-Value $value;
    proxy_pass http://unix:api.sock:;
}
CONF
cat >question.conf <<'CONF'
proxy_pass http://unix:asked.sock:/;
proxy_pass_request_body off;
proxy_set_header Content-Length "";
proxy_set_header X-Value $value;
proxy_set_header X-Key $arg_key;
CONF
sed -i "s|unix:|unix:$work/|" seen.conf location.conf question.conf
package/usr/sbin/nginx -p "$work" -c seen.conf
chmod 666 ./*.sock
dd if=/dev/zero of=large bs=1024 count=2048 2>/dev/null

call() {
    curl -s --unix-socket "$1.sock" 'http://api/?key=secret'
}
upload() {
    curl -s -o /dev/null -w '%{http_code}' --data-binary @large --unix-socket "$1.sock" http://api/
}
expect() {
    if [ "$2" = "$3" ]; then echo "$1: $4"; else echo "$1: now $2 instead of $3" >&2; exit 1; fi
}
expect "set in server and location" "$(call plain)" "question: server/, call: server" \
    "the question says server, the call goes on as server"
expect "with break in the server" "$(call careful)" "question: location/, call: location" \
    "the question says location, the call goes on as location"
echo "\$arg_key in the question: empty"
expect "body of 2 MB, the location takes 8 MB" "$(upload plain)" 500 500
expect "with client_max_body_size 0 for the question" "$(upload careful)" 200 200
