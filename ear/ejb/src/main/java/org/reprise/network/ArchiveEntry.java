package org.reprise.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One hop of one message, kept for ever. Its key follows from the message and the hop, so that every site makes the same one. It
 * holds keys, not references: what it tells stays true when a route point is gone.
 */
@Entity
@Table(name = "NETWORK_ARCHIVE", indexes = @Index(name = "NETWORK_ARCHIVE_MESSAGE", columnList = "MESSAGE_ID"))
public class ArchiveEntry {
    @Id
    @Column(name = "ENTRY_ID", length = 40)
    private String id;

    @Column(name = "MESSAGE_ID", length = 40, nullable = false)
    private String messageId;

    @Column(name = "POINT_KEY", length = 40, nullable = false)
    private String pointKey;

    @Column(name = "HOP", nullable = false)
    private int hop;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATUS", length = 10, nullable = false)
    private Status status;

    @Column(name = "PASSED_AT", nullable = false)
    private Instant passedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ArchiveEntry() {}

    /** The hop that {@code message} has just made to {@code point}. */
    ArchiveEntry(Message message, RoutePoint point, Instant at) {
        this.messageId = message.getId();
        this.pointKey = point.getKey();
        this.hop = message.getHops();
        this.id = messageId + ":" + hop;
        this.status = message.getStatus();
        this.passedAt = at;
    }

    public String getId() {
        return id;
    }

    public String getMessageId() {
        return messageId;
    }

    public String getPointKey() {
        return pointKey;
    }

    public int getHop() {
        return hop;
    }

    public Status getStatus() {
        return status;
    }

    public Instant getPassedAt() {
        return passedAt;
    }
}
