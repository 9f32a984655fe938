package dev.kunci.bench.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** An export with many apps: twenty of each developer, 200 API products, 1.3 keys an app, two products on a key. */
final class ExportFile {

    private static final int APPS_OF_A_DEVELOPER = 20;
    private static final int PRODUCTS = 200;

    private ExportFile() {}

    static void write(Path file, int apps) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"apiProduct\":[");
            list(out, PRODUCTS, ExportFile::product);
            out.write("],\n\"developer\":[");
            list(out, (apps + APPS_OF_A_DEVELOPER - 1) / APPS_OF_A_DEVELOPER, ExportFile::developer);
            out.write("],\n\"app\":[");
            list(out, apps, ExportFile::app);
            out.write("]}\n");
        }
    }

    private static void list(Writer out, int count, IntFunction<String> item) {
        try {
            for (int i = 0; i < count; i++) {
                out.write((i == 0 ? "" : ",\n") + item.apply(i));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String product(int number) {
        return """
                {"name":"Bulk-%1$d","displayName":"Bulk %1$d","approvalType":"auto","environments":[],"proxies":[],\
                "apiResources":["/%1$d/**"]}""".formatted(number);
    }

    private static String developer(int number) {
        return """
                {"email":"bulk%1$d@example.com","firstName":"First","lastName":"Last","userName":"bulk%1$d",\
                "developerId":"bulk-%1$d","status":"active"}""".formatted(number);
    }

    private static String app(int number) {
        String keys = key(number, 1) + (number % 10 < 3 ? "," + key(number, 2) : "");
        return """
                {"name":"bulk-%d","developerId":"bulk-%d","status":"%s","attributes":[{"name":"DisplayName","value":\
                "Bulk %d"}],"credentials":[%s]}""".formatted(
                        number, number / APPS_OF_A_DEVELOPER, number % 50 == 0 ? "revoked" : "approved", number, keys);
    }

    private static String key(int app, int number) {
        return """
                {"consumerKey":"bulkkey%1$d%2$024d","consumerSecret":"bulksecret%1$d%2$020d","status":"approved",\
                "expiresAt":"-1","issuedAt":"1700000000000","apiProducts":[{"apiproduct":"Bulk-%3$d","status":"approved"},\
                {"apiproduct":"Bulk-%4$d","status":"%5$s"}]}""".formatted(
                        number,
                        app,
                        (app + number) % PRODUCTS,
                        (app * 7 + number * 3 + 101) % PRODUCTS == (app + number) % PRODUCTS
                                ? (app + number + 1) % PRODUCTS
                                : (app * 7 + number * 3 + 101) % PRODUCTS,
                        app % 33 == 0 ? "revoked" : "approved");
    }
}
