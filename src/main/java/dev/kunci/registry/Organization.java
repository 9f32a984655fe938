package dev.kunci.registry;

import dev.kunci.registry.definition.WideningRule;
import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A tenant: everything belongs to exactly one, and nothing of one is visible in another. */
@Entity
@DynamicUpdate
public class Organization {

    @Id
    private UUID id = Uuid7.next();

    @Column(updatable = false)
    private String name = "";

    private String displayName = "";
    private boolean reasonsRequired;
    private boolean fourEyes;
    private boolean secondFactorRequired;
    private boolean usedProductsStay;
    private String widening = WideningRule.APPROVER.code();
    private String revealMode = "on_request";

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Version
    private @Nullable Long version;

    protected Organization() {}

    public Organization(String name, Instant createdAt) {
        this.name = name;
        this.displayName = name;
        this.createdAt = createdAt;
    }

    public void settings(boolean reasonsRequired, boolean fourEyes) {
        this.reasonsRequired = reasonsRequired;
        this.fourEyes = fourEyes;
    }

    public void usedProductsStay(boolean stay) {
        this.usedProductsStay = stay;
    }

    public void widening(WideningRule rule) {
        this.widening = rule.code();
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String displayName() {
        return displayName;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether a decision needs a reason. */
    public boolean reasonsRequired() {
        return reasonsRequired;
    }

    /** What it requires of decisions. */
    public DecisionPolicy policy() {
        return new DecisionPolicy(reasonsRequired, fourEyes);
    }

    /** Whether nobody may approve their own requests. */
    public boolean fourEyes() {
        return fourEyes;
    }

    /** Whether API products that keys hold cannot be deleted. */
    public boolean usedProductsStay() {
        return usedProductsStay;
    }

    /** What it takes to let a manual API product that keys hold open more. */
    public WideningRule widening() {
        return WideningRule.of(widening);
    }

    /** Whether people must show more than a password here. */
    public boolean secondFactorRequired() {
        return secondFactorRequired;
    }

    /** Whether secrets can be shown at all after they were issued. */
    public boolean revealsOnRequest() {
        return revealMode.equals("on_request");
    }
}
