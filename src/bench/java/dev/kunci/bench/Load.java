package dev.kunci.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends checks with wrk, one key after the other; all contenders get the same requests. */
final class Load {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final int CONNECTIONS = 16;
    private static final int CALM_CONNECTIONS = 64;

    private final Path script;
    private final List<String> keys;

    Load(Path place, List<String> keys, String token) throws Exception {
        this.keys = keys;
        this.script = place.resolve("keys.lua");
        Path list = Files.write(place.resolve("keys.txt"), keys);
        Files.writeString(script, """
                local requests = {}
                local pause = 0
                local i = 0
                function init(args)
                  pause = tonumber(args[1]) or 0
                  for key in io.lines("%s") do
                    requests[#requests + 1] = wrk.format("GET", nil, {["X-API-Key"] = key, ["X-Original-Method"] = "GET",
                      ["X-Original-URI"] = "/weather/today", ["Authorization"] = "Bearer %s"})
                  end
                  if pause == 0 then delay = nil end
                end
                function request()
                  i = i %% #requests + 1
                  return requests[i]
                end
                function delay()
                  return pause
                end
                """.formatted(list.toAbsolutePath(), token));
    }

    int hot() {
        return keys.size();
    }

    /** The maximum on sixteen connections. */
    Measured full(String url, int seconds) throws Exception {
        return wrk(url, seconds, CONNECTIONS, 0);
    }

    /** About half of the maximum, on connections that pause. */
    Measured half(String url, int seconds, double reached) throws Exception {
        return wrk(url, seconds, CALM_CONNECTIONS, (int) Math.max(1, Math.round(2_000.0 * CALM_CONNECTIONS / reached)));
    }

    private Measured wrk(String url, int seconds, int connections, int pause) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Programs.path("wrk"),
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "-s",
                script.toString(),
                url,
                "--",
                "" + pause));
        String said = Programs.output(command);
        Matcher refused = REFUSED.matcher(said);
        if (refused.find()) {
            throw new IllegalStateException(url + " refused " + refused.group(1) + " requests:\n" + said);
        }
        return new Measured(number(RATE, said), millis("50", said), millis("99", said));
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk said: " + said);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double millis(String percent, String said) {
        Matcher found =
                Pattern.compile("\\s" + percent + "%\\s+([\\d.]+)(us|ms|s)").matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk said: " + said);
        }
        double value = Double.parseDouble(found.group(1));
        return switch (found.group(2)) {
            case "us" -> value / 1_000;
            case "s" -> value * 1_000;
            default -> value;
        };
    }
}
