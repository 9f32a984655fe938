package dev.kunci.registry;

import dev.kunci.registry.value.Level;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A company or team that owns apps together. */
@Entity
@DynamicUpdate
public class AppGroup extends Owner {

    @Column(updatable = false)
    private String name = "";

    private String displayName = "";
    private String channelId = "";
    private String channelUri = "";
    private String email = "";

    protected AppGroup() {}

    public AppGroup(UUID organization, AppGroupContent content, String by, Instant at) {
        super(organization, content.attributes(), by, at);
        this.name = content.name();
        write(content);
    }

    @Override
    public Level level() {
        return Level.APP_GROUP;
    }

    @Override
    public AppGroupContent content() {
        return new AppGroupContent(name, displayName, channelId, channelUri, email, attributes());
    }

    @Override
    public void edit(OwnerContent content, String by, Instant at) {
        super.edit(content, by, at);
        write((AppGroupContent) content);
    }

    private void write(AppGroupContent content) {
        displayName = content.displayName();
        channelId = content.channelId();
        channelUri = content.channelUri();
        email = content.email();
    }

    public String name() {
        return name;
    }
}
