package dev.kunci.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** More refusals at once than there are connections: each is recorded, and none waits for one that it holds itself. */
@IntegrationTest
@Timeout(25)
class RefusalsAtOnceTest {

    private static final int MANY = 40;

    @Autowired
    Permissions permissions;

    @Autowired
    Apps apps;

    @Autowired
    OwnAccount own;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    UUID organization;
    Actor viewer;

    @BeforeEach
    void aViewer() {
        organization = scene.organization(scene.name("refusals"));
        viewer = scene.operator(organization, Role.VIEWER);
    }

    @Test
    void ofAServiceThatHoldsATransaction() throws Exception {
        Target owner = new Target(organization, Level.DEVELOPER, UUID.randomUUID());
        NewApp app = new NewApp(owner, AppContent.named("Weather"), List.of(), null, null);
        assertThat(refused(() -> apps.create(viewer, app))).isEqualTo(MANY);
        assertThat(records()).isEqualTo(MANY);
    }

    @Test
    void ofCallsWithoutATransaction() throws Exception {
        Subject subject = Subject.alone("app", null, "Weather");
        assertThat(refused(() -> permissions.require(viewer, organization, Role.EDITOR, Action.EDIT, subject)))
                .isEqualTo(MANY);
        assertThat(records()).isEqualTo(MANY);
    }

    @Test
    void allOfThemWhileEveryConnectionIsTaken() throws Exception {
        int pool = 20;
        CyclicBarrier full = new CyclicBarrier(pool);
        Subject subject = Subject.alone("app", null, "Weather");
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < pool; i++) {
            calls.add(() -> transaction.execute(_ -> {
                database.count("select 1");
                await(full);
                return permissions.require(viewer, organization, Role.EDITOR, Action.EDIT, subject);
            }));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(calls))
                    .allSatisfy(f -> assertThat(f.exceptionNow()).isInstanceOf(Refusal.Forbidden.class));
        }
        assertThat(records()).isEqualTo(pool);
    }

    private static long refused(Callable<?> call) throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(MANY);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(() -> {
                await(all);
                return call.call();
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> done = threads.invokeAll(calls);
            return done.stream()
                    .filter(f -> f.state() == Future.State.FAILED && f.exceptionNow() instanceof Refusal.Forbidden)
                    .count();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long records() {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and actor_id = ?"
                        + " and after ->> 'refused' = 'refusal.role.editor'",
                organization,
                viewer.operatorId());
    }
}
