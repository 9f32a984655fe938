package dev.kunci.intake;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one transaction of an import. */
@Component
class ImportTransaction {

    private final Permissions permissions;

    ImportTransaction(Permissions permissions) {
        this.permissions = permissions;
    }

    @Transactional
    ImportReport importFile(
            Actor actor, UUID organization, Path file, ImportOptions options, ProgressListener progress) {
        var permission = permissions.of(actor, organization);
        permission.require(Role.EDITOR);
        permission.require(Role.APPROVER);
        return new ImportReport(Map.of());
    }
}
