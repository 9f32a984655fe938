package dev.kunci.gateway.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A default Tomcat, and one with every lenient setting. */
final class TomcatPaths implements PathUpstreams {

    private final Tomcat tomcat = new Tomcat();
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    TomcatPaths(Path place) throws LifecycleException {
        tomcat.setBaseDir(place.toString());
        Context context = tomcat.addContext("", place.toString());
        Tomcat.addServlet(context, "paths", new Served());
        context.addServletMappingDecoded("/*", "paths");
        Connector usual = connector();
        Connector generous = connector();
        generous.setEncodedSolidusHandling("decode");
        generous.setAllowBackslash(true);
        generous.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        tomcat.setConnector(usual);
        tomcat.setConnector(generous);
        tomcat.start();
        ports.put("tomcat", usual.getLocalPort());
        ports.put("tomcat_generous", generous.getLocalPort());
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        return connector;
    }

    @Override
    public Map<String, Integer> ports() {
        return ports;
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Served extends HttpServlet {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
            byte[] served = URLEncoder.encode(path, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII);
            response.setContentLength(served.length);
            response.getOutputStream().write(served);
        }
    }
}
