package dev.kunci.gateway.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Servers on Node, where each application parses the path itself. */
final class NodePaths implements PathUpstreams {

    private final Process node;
    private final Map<String, Integer> ports;

    NodePaths() throws IOException {
        Path script = Path.of("src", "test", "clients", "served-paths.mjs");
        node = new ProcessBuilder("node", "--no-warnings", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = node.inputReader(StandardCharsets.UTF_8);
        ports = JsonMapper.shared().readValue(said.readLine(), new TypeReference<>() {});
    }

    @Override
    public Map<String, Integer> ports() {
        return ports;
    }

    @Override
    public void close() {
        node.destroy();
        node.onExit().join();
    }
}
