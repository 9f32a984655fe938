package dev.kunci.console;

import com.vaadin.flow.internal.BrowserLiveReload;
import com.vaadin.flow.internal.BrowserLiveReloadAccessor;
import com.vaadin.flow.spring.SpringServlet;
import dev.kunci.KunciApplication;
import dev.kunci.console.start.Demonstration;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The portal that is being developed, in a process of its own. It reads its settings and then commands from its standard
 * input, and ends with it. Its answers are lines that begin with {@link #ANSWER}.
 */
public final class DevelopedPortal {
    static final String ANSWER = "\u0001";
    static final String READY = "ready";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String REFRESH = "refresh";

    private static @Nullable Instrumentation instrumentation;

    private DevelopedPortal() {}

    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    public static void main(String[] arguments) {
        int status = 1;
        try {
            DataInputStream commands = new DataInputStream(System.in);
            obey(start(settings(commands)), commands);
        } catch (EOFException e) {
            // Whoever started it has ended.
            status = 0;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        System.exit(status);
    }

    private static Map<String, Object> settings(DataInputStream commands) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        for (int left = commands.readInt(); left > 0; left--) {
            settings.put(commands.readUTF(), commands.readUTF());
        }
        return settings;
    }

    private static ConfigurableApplicationContext start(Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(KunciApplication.class);
        application.addInitializers(starting -> starting.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("development", settings)));
        ConfigurableApplicationContext context = application.run();
        context.getBean(Demonstration.class).prepare();
        answer(READY);
        return context;
    }

    private static void obey(ConfigurableApplicationContext context, DataInputStream commands) throws IOException {
        while (true) {
            String command = commands.readUTF();
            if (command.equals(REFRESH)) {
                refresh(context);
                answer(DONE);
            } else {
                answer(replace(Path.of(command), commands.readLong()) ? DONE : REFUSED);
            }
        }
    }

    /** Makes the browsers load their pages again. */
    private static void refresh(ConfigurableApplicationContext context) {
        context.getBeansOfType(ServletRegistrationBean.class).values().stream()
                .map(ServletRegistrationBean::getServlet)
                .filter(SpringServlet.class::isInstance)
                .map(servlet -> ((SpringServlet) servlet).getService())
                // There is none before the first page.
                .filter(Objects::nonNull)
                .flatMap(service -> BrowserLiveReloadAccessor.getLiveReloadFromService(service).stream())
                .forEach(BrowserLiveReload::reload);
    }

    /** Replaces the methods of the loaded classes whose files are as new as this. False if more than methods has changed. */
    private static boolean replace(Path classes, long sinceMillis) throws IOException {
        if (instrumentation == null) {
            return false;
        }
        Map<String, Class<?>> loaded = new HashMap<>();
        for (Class<?> each : instrumentation.getInitiatedClasses(ClassLoader.getSystemClassLoader())) {
            loaded.put(each.getName(), each);
        }
        List<ClassDefinition> definitions = new ArrayList<>();
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".class")).toList()) {
                Class<?> type = Files.getLastModifiedTime(file).toMillis() < sinceMillis
                        ? null
                        : loaded.get(name(classes, file));
                if (type != null) {
                    definitions.add(new ClassDefinition(type, Files.readAllBytes(file)));
                }
            }
            instrumentation.redefineClasses(definitions.toArray(ClassDefinition[]::new));
            return true;
        } catch (UnsupportedOperationException | UnmodifiableClassException | ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static String name(Path classes, Path file) {
        return classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
    }

    private static void answer(String word) {
        System.out.println(ANSWER + word);
    }
}
