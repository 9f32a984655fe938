package dev.kunci.testing;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.portal.signin.PortalPrincipal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** A test of views on the server side, without a browser: Karibu-Testing on the application's own context. */
@IntegrationTest
public abstract class UiTest {

    /** The address of Karibu's requests. */
    public static final String ADDRESS = "127.0.0.1";

    private static final Routes ROUTES = routes();

    @Autowired
    protected ApplicationContext context;

    @Autowired
    protected Scene scene;

    @Autowired
    protected Database database;

    @Autowired
    protected SteppingClock clock;

    @Autowired
    protected Turns background;

    @BeforeEach
    void open() {
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
        speak(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        MockVaadin.setMockRequestFactory(FakeRequest::new);
        SecurityContextHolder.clearContext();
        clock.reset();
        background.reset();
    }

    /** Signs this person in and opens a fresh browser window of theirs. */
    protected void signIn(Actor actor) {
        signIn(scene.signedIn(actor));
    }

    /** Opens a new browser window of an existing session. */
    protected void signIn(PortalPrincipal person) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(person, null, List.of());
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setUserPrincipalInt(person);
            request.setUserInRole((principal, role) -> false);
            return request;
        });
        MockVaadin.tearDown();
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
        speak(Locale.ENGLISH);
    }

    /** Sets the language of this window, for views opened from now on. */
    protected static void speak(Locale language) {
        UI.getCurrent().getSession().setLocale(language);
        UI.getCurrent().setLocale(language);
    }

    protected static void navigate(String location) {
        Location address = new Location(location);
        UI.getCurrent().navigate(address.getPath(), address.getQueryParameters());
    }

    /** Views are package-private, so Karibu's own discovery does not find them. */
    private static Routes routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        Set<Class<? extends Component>> views = new HashSet<>();
        scanner.findCandidateComponents("dev.kunci")
                .forEach(found -> views.add(load(found.getBeanClassName()).asSubclass(Component.class)));
        var errors = new ClassPathScanningCandidateComponentProvider(false);
        errors.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        Set<Class<? extends HasErrorParameter<?>>> errorViews = new HashSet<>();
        errors.findCandidateComponents("dev.kunci")
                .forEach(found -> errorViews.add(errorView(found.getBeanClassName())));
        return new Routes(views, errorViews, true);
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends HasErrorParameter<?>> errorView(String name) {
        return (Class<? extends HasErrorParameter<?>>) load(name).asSubclass(HasErrorParameter.class);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, UiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
