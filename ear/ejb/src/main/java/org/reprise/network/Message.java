package org.reprise.network;

import static jakarta.persistence.ConstraintMode.NO_CONSTRAINT;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A business message on its way from a connector to its destination. Its reference has no constraint in the database, because H2
 * would keep an index for it, and one call may change 10,000 messages; the beans check that what is referred to exists.
 */
@Entity
@Table(
        name = "NETWORK_MESSAGE",
        indexes = {
            @Index(name = "NETWORK_MESSAGE_ACCEPTED", columnList = "ACCEPTED_AT"),
            @Index(name = "NETWORK_MESSAGE_BATCH", columnList = "BATCH_KEY")
        })
public class Message {
    @Id
    @Column(name = "MESSAGE_ID", length = 40)
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "CONNECTOR_KEY", nullable = false, foreignKey = @ForeignKey(NO_CONSTRAINT))
    private Connector connector;

    /** Key of the route point where it is received. A key, not a reference: to pass a message on, no other row need be read. */
    @Column(name = "DESTINATION_KEY", length = 40, nullable = false)
    private String destination;

    /** Key of the route point that has it; null while it is with its connector. */
    @Column(name = "PLACE_KEY", length = 40)
    private @Nullable String place;

    /** The batch it was handed in with; null for a single message. */
    @Column(name = "BATCH_KEY", length = 40)
    private @Nullable String batch;

    @Column(name = "BODY", length = HandIn.TEXT_LENGTH, nullable = false)
    private String text;

    @Column(name = "AMOUNT", precision = 15, scale = 2, nullable = false)
    private BigDecimal amount;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATUS", length = 10, nullable = false)
    private Status status = Status.ACCEPTED;

    @Column(name = "HOPS", nullable = false)
    private int hops;

    @Column(name = "ACCEPTED_AT", nullable = false)
    private Instant acceptedAt;

    @Column(name = "CHANGED_AT", nullable = false)
    private Instant changedAt;

    @Column(name = "REASON", length = 200)
    private @Nullable String reason;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    Message(String id, Connector connector, RoutePoint destination, HandIn handIn, Instant at) {
        this.id = id;
        this.connector = connector;
        this.destination = destination.getKey();
        this.text = handIn.text();
        this.amount = handIn.amount();
        this.acceptedAt = at;
        this.changedAt = at;
    }

    /** Moves it to {@code point}, where it is received if that is its destination. */
    void moveTo(RoutePoint point, Instant at) {
        place = point.getKey();
        hops++;
        status = place.equals(destination) ? Status.RECEIVED : Status.SENT;
        changedAt = at;
    }

    void fail(String reason, Instant at) {
        this.reason = reason;
        status = Status.FAILED;
        changedAt = at;
    }

    void setBatch(String batch) {
        this.batch = batch;
    }

    public String getId() {
        return id;
    }

    public Connector getConnector() {
        return connector;
    }

    public String getDestination() {
        return destination;
    }

    public @Nullable String getPlace() {
        return place;
    }

    public @Nullable String getBatch() {
        return batch;
    }

    public String getText() {
        return text;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public Status getStatus() {
        return status;
    }

    public int getHops() {
        return hops;
    }

    public Instant getAcceptedAt() {
        return acceptedAt;
    }

    public Instant getChangedAt() {
        return changedAt;
    }

    public @Nullable String getReason() {
        return reason;
    }
}
