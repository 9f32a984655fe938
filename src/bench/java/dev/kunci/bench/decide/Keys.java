package dev.kunci.bench.decide;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Apps with one key each, so that no two clients decide on the same app. */
final class Keys {

    static final int OF_A_CLIENT = 25;
    private static final int APPS_OF_A_DEVELOPER = 50;

    private Keys() {}

    /** Imports those of so many clients. */
    static void bring(Kunci kunci, int clients) throws Exception {
        Path export = kunci.data().resolveSibling("export.json");
        Files.writeString(export, export(clients * OF_A_CLIENT));
        kunci.command("import", "--organization", Population.PLACE, "--create-missing", export.toString());
    }

    private static String export(int apps) {
        List<String> developers = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < apps; i++) {
            int developer = i / APPS_OF_A_DEVELOPER;
            if (i % APPS_OF_A_DEVELOPER == 0) {
                developers.add("""
                        {"email":"%s","firstName":"D","lastName":"D","userName":"d%2$d","developerId":"dev-%2$d",\
                        "status":"active"}""".formatted(email(developer), developer));
            }
            lines.add("""
                    {"name":"%s","developerId":"dev-%d","status":"approved","credentials":[{"consumerKey":"%s",\
                    "consumerSecret":"secret","status":"approved","expiresAt":"-1","issuedAt":"1700000000000",\
                    "apiProducts":[{"apiproduct":"Bench","status":"approved"}]}]}""".formatted(app(i), developer, key(i)));
        }
        return """
                {"apiProduct":[{"name":"Bench","displayName":"Bench","approvalType":"auto","environments":[],\
                "proxies":[],"apiResources":["/**"]}],
                "developer":[%s],
                "app":[%s]}""".formatted(String.join(",\n", developers), String.join(",\n", lines));
    }

    private static String email(int developer) {
        return "developer" + developer + "@example.com";
    }

    private static String app(int number) {
        return "bench-" + number;
    }

    private static String key(int number) {
        return "benchkey%024d".formatted(number);
    }

    /** The path of a key in the API, below its organization. */
    static String path(int number) {
        return "/developers/" + email(number / APPS_OF_A_DEVELOPER) + "/apps/" + app(number) + "/keys/" + key(number);
    }
}
