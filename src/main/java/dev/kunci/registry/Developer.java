package dev.kunci.registry;

import dev.kunci.registry.value.Level;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person outside who owns apps; identified by e-mail address, in any case. */
@Entity
@DynamicUpdate
public class Developer extends Owner {

    private String developerId = "";
    private String email = "";

    @Column(insertable = false, updatable = false)
    private @Nullable String emailKey;

    private String firstName = "";
    private String lastName = "";
    private String userName = "";

    protected Developer() {}

    public Developer(UUID organization, DeveloperContent content, String by, Instant at) {
        super(organization, content.attributes(), by, at);
        this.developerId = id().toString();
        write(content);
    }

    @Override
    public Level level() {
        return Level.DEVELOPER;
    }

    @Override
    public DeveloperContent content() {
        return new DeveloperContent(email, firstName, lastName, userName, attributes());
    }

    @Override
    public void edit(OwnerContent content, String by, Instant at) {
        super.edit(content, by, at);
        write((DeveloperContent) content);
    }

    private void write(DeveloperContent content) {
        email = content.email();
        firstName = content.firstName();
        lastName = content.lastName();
        userName = content.userName();
    }

    /** Opaque: a UUID if created here, unchanged if imported. */
    public String developerId() {
        return developerId;
    }

    public String email() {
        return email;
    }
}
