#!/bin/sh
# Tomcat 11: after a forward, headers that a filter adds on its way back are lost, though nothing has been sent yet.
#
# Seen with tomcat-embed-core 11.0.27 (Servlet 6.1), and not with 10.1.55 (Servlet 6.0), JDK 17 or newer.
# A filter wraps the response and adds a header at the last moment: when the answer is flushed or closed through its wrapper,
# or else when the chain returns. A few characters stand in the buffer, nothing has been sent. Where a servlet has
# written them itself, the header arrives. Where it has forwarded to another one, Tomcat 11 finishes the response below
# the wrapper at the end of the forward: the wrapper is not asked, and what is set afterwards is dropped without an exception
# or a word in the log. Up to Tomcat 10.1 the answer was closed through the wrapper, so the header arrived.
# Spring Security's HeaderWriterFilter works like that, so pages that come by a forward (Vaadin's) have none of its
# headers, while the tests that have no Tomcat see them all.
# Sources: Tomcat 11 migration guide and configuration reference, attribute suspendWrappedResponseAfterForward of Context
# (true by default in 11, false before). What is lost by it was found by running it.
#
# Seen output:
#   10.1.55: direct late, forwarded late
#   11.0.27: direct late, forwarded none
#   11.0.27 with suspendWrappedResponseAfterForward=false: direct late, forwarded late
set -eu

for tool in mvn java javac curl; do
    command -v "$tool" >/dev/null || { echo "This script needs $tool." >&2; exit 2; }
done
work=$(mktemp -d /tmp/finding.XXXXXX)
tomcat=
clean() {
    if [ -n "$tomcat" ]; then kill "$tomcat" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap clean EXIT
cd "$work"

cat >Late.java <<'JAVA'
import jakarta.servlet.*;
import jakarta.servlet.http.*;
import java.io.*;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.*;

class Late {
    /** Adds its header at the last moment: when the answer is flushed or closed through it, or when the filter says so. */
    static class Wrapper extends HttpServletResponseWrapper {
        private PrintWriter writer;

        Wrapper(HttpServletResponse response) {
            super(response);
        }

        void add() {
            setHeader("X-Late", "late");
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                writer = new PrintWriter(super.getWriter()) {
                    @Override
                    public void flush() {
                        add();
                        super.flush();
                    }

                    @Override
                    public void close() {
                        add();
                        super.close();
                    }
                };
            }
            return writer;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(".");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var context = (org.apache.catalina.core.StandardContext) tomcat.addContext("", new File(".").getAbsolutePath());
        if (arguments.length > 0) {
            context.setSuspendWrappedResponseAfterForward(Boolean.parseBoolean(arguments[0]));
        }
        Tomcat.addServlet(context, "page", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print("page");
            }
        });
        Tomcat.addServlet(context, "forward", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response)
                    throws IOException, ServletException {
                request.getRequestDispatcher("/page").forward(request, response);
            }
        });
        context.addServletMappingDecoded("/page", "page");
        context.addServletMappingDecoded("/forward", "forward");
        FilterDef filter = new FilterDef();
        filter.setFilterName("late");
        filter.setFilter(new Filter() {
            @Override
            public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                Wrapper wrapper = new Wrapper((HttpServletResponse) response);
                chain.doFilter(request, wrapper);
                wrapper.add();
            }
        });
        context.addFilterDef(filter);
        FilterMap everything = new FilterMap();
        everything.setFilterName("late");
        everything.addURLPattern("/*");
        context.addFilterMap(everything);
        tomcat.start();
        System.out.println("port " + tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }
}
JAVA

header() {
    said=$(curl -s -D - -o /dev/null "http://127.0.0.1:$port/$1" | tr -d '\r' | sed -n 's/^X-Late: //p')
    echo "${said:-none}"
}
# What each of the two answers has. $1: version, further: the setting
seen() {
    version=$1
    shift
    dir=$work/$version
    if [ ! -d "$dir" ]; then
        for artifact in "org.apache.tomcat.embed:tomcat-embed-core:$version" "org.apache.tomcat:tomcat-annotations-api:$version"; do
            mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=$artifact" "-DoutputDirectory=$dir" >/dev/null 2>&1
        done
        javac -nowarn -d "$dir" -cp "$dir/tomcat-embed-core-$version.jar" Late.java 2>/dev/null
    fi
    java -cp "$dir:$dir/tomcat-embed-core-$version.jar:$dir/tomcat-annotations-api-$version.jar" Late "$@" >out 2>log &
    tomcat=$!
    port=
    while [ -z "$port" ]; do
        kill -0 "$tomcat" || { cat log >&2; exit 1; }
        sleep 0.2
        port=$(sed -n 's/^port //p' out)
    done
    echo "$version${1:+ with suspendWrappedResponseAfterForward=$1}: direct $(header page), forwarded $(header forward)"
    kill "$tomcat"
    wait "$tomcat" 2>/dev/null || true
    tomcat=
}

{
    seen 10.1.55
    seen 11.0.27
    seen 11.0.27 false
} >seen
cat seen
cat >expected <<'SEEN'
10.1.55: direct late, forwarded late
11.0.27: direct late, forwarded none
11.0.27 with suspendWrappedResponseAfterForward=false: direct late, forwarded late
SEEN
diff expected seen >&2 || { echo 'It is not so any more.' >&2; exit 1; }
