#!/bin/sh
# nginx and Tomcat: where proxy_pass has an address part, a call to /a%5Bb arrives as /a[b, and Tomcat answers 400 to it.
#
# Seen with nginx 1.22.1 of Debian 12 (bookworm) and tomcat-embed-core 11.0.27, JDK 17 or newer.
# With an address part, nginx decodes the path, puts it in order and encodes it again, but not all of it: [ and ] go out
# as they are, while a blank and % are encoded again. RFC 3986 has no brackets in a path, so Tomcat refuses the
# request line. A client that wrote the path well (%5B) so gets a 400 that neither server gives alone. Without an address
# part nginx hands on %5B, and the call is served.
# A gateway that decides on the path in order has to choose: safe against paths that are read twice, or brackets.
# Sources: nginx manual, proxy_pass (a URI in the directive replaces "the part of a normalized request URI"); nginx's
# ngx_escape_uri has the characters that are encoded again; Tomcat's relaxedPathChars. What they do together was found
# by running it.
#
# Seen output:
#   proxy_pass with an address part: /open/a%20b is 200, /open/a%25b is 200, /open/a%5Bb is 400
#   proxy_pass without one:          /open/a%20b is 200, /open/a%25b is 200, /open/a%5Bb is 200
set -eu

for tool in apt-get dpkg-deb curl mvn java javac; do
    command -v "$tool" >/dev/null || { echo "This script needs $tool." >&2; exit 2; }
done
work=$(mktemp -d /tmp/finding.XXXXXX)
chmod 711 "$work"
tomcat=
clean() {
    if [ -f "$work/nginx.pid" ]; then kill "$(cat "$work/nginx.pid")" || true; fi
    if [ -n "$tomcat" ]; then kill "$tomcat" || true; fi
    rm -rf "$work"
}
trap clean EXIT
cd "$work"

# Security updates of the same version come under later numbers.
apt-get download -q -q 'nginx=1.22.1-9*' 2>/dev/null || { echo 'This script needs the packages of Debian 12.' >&2; exit 2; }
dpkg-deb -x nginx_*.deb package
version=$(package/usr/sbin/nginx -v 2>&1)
[ "$version" = "nginx version: nginx/1.22.1" ] || { echo "Another version: $version" >&2; exit 1; }
for artifact in org.apache.tomcat.embed:tomcat-embed-core:11.0.27 org.apache.tomcat:tomcat-annotations-api:11.0.27; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=$artifact" "-DoutputDirectory=$work" >/dev/null
done

cat >Served.java <<'JAVA'
import jakarta.servlet.http.*;
import java.io.*;
import org.apache.catalina.startup.Tomcat;

class Served {
    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(".");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var context = tomcat.addContext("", new File(".").getAbsolutePath());
        Tomcat.addServlet(context, "all", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print(request.getRequestURI());
            }
        });
        context.addServletMappingDecoded("/", "all");
        tomcat.start();
        System.out.println("port " + tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }
}
JAVA
javac -cp 'tomcat-embed-core-11.0.27.jar' Served.java
java -cp '.:tomcat-embed-core-11.0.27.jar:tomcat-annotations-api-11.0.27.jar' Served >tomcat.out 2>tomcat.log &
tomcat=$!
while ! port=$(sed -n 's/^port //p' tomcat.out) || [ -z "$port" ]; do
    kill -0 "$tomcat" || { cat tomcat.log >&2; exit 1; }
    sleep 0.2
done

cat >nginx.conf <<CONF
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
    server {
        listen unix:with.sock;
        location /open/ { proxy_pass http://127.0.0.1:$port/open/; }
    }
    server {
        listen unix:without.sock;
        location /open/ { proxy_pass http://127.0.0.1:$port; }
    }
}
CONF
package/usr/sbin/nginx -p "$work/" -e error.log -c nginx.conf

status() {
    curl -s -o /dev/null -w '%{http_code}' --path-as-is --globoff --unix-socket "$work/$1.sock" "http://api/open/$2"
}
says() {
    echo "$1 /open/a%20b is $(status "$2" a%20b), /open/a%25b is $(status "$2" a%25b), /open/a%5Bb is $(status "$2" a%5Bb)"
}
{
    says 'proxy_pass with an address part:' with
    says 'proxy_pass without one:         ' without
} | tee seen
cat >expected <<'SEEN'
proxy_pass with an address part: /open/a%20b is 200, /open/a%25b is 200, /open/a%5Bb is 400
proxy_pass without one:          /open/a%20b is 200, /open/a%25b is 200, /open/a%5Bb is 200
SEEN
diff expected seen >&2 || { echo 'It is not so any more.' >&2; exit 1; }
