package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;

/** Times in columns with a zone and without one. */
@Entity
@Table(name = "TRIP")
public class Trip {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TITLE", length = 60)
    private String title;

    /** Without a zone. */
    @Column(name = "BEGUN")
    private OffsetDateTime begun;

    /** Without a zone. */
    @Column(name = "MET")
    private LocalDateTime met;

    /** With a zone. */
    @Column(name = "ENDED")
    private OffsetDateTime ended;

    /** With a zone. */
    @Column(name = "LOCALLY")
    private LocalDateTime locally;

    /** With a zone. */
    @Column(name = "STAMPED")
    private Timestamp stamped;

    /** With a zone. */
    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "DATED")
    private Date dated;

    /** With a zone. */
    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "LISTED")
    private Calendar listed;

    @Column(name = "ALARM")
    private LocalTime alarm;

    @Column(name = "CLOSING")
    private OffsetTime closing;

    /** Never null, which EclipseLink 4.0.9 cannot read. */
    @Column(name = "TICKET")
    private UUID ticket = new UUID(0, 0);

    @Column(name = "DAY_OF")
    private LocalDate dayOf;

    protected Trip() {}

    public Trip(long id) {
        this.id = id;
    }

    public Trip titled(String text) {
        title = text;
        return this;
    }

    /** The same instant in all its columns. */
    public Trip at(Instant time) {
        begun = time.atZone(ZoneId.systemDefault()).toOffsetDateTime();
        ended = begun;
        locally = begun.toLocalDateTime();
        met = locally;
        stamped = Timestamp.from(time);
        dated = Date.from(time);
        Calendar calendar = Calendar.getInstance();
        calendar.setTime(dated);
        listed = calendar;
        return this;
    }

    public Trip locallyAt(LocalDateTime time) {
        locally = time;
        met = time;
        return this;
    }

    public Trip stampedAt(Timestamp time) {
        stamped = time;
        return this;
    }

    public Trip metAt(LocalDateTime time) {
        met = time;
        return this;
    }

    public Trip wakingAt(LocalTime time) {
        alarm = time;
        return this;
    }

    public Trip closingAt(OffsetTime time) {
        closing = time;
        return this;
    }

    public Trip by(UUID paper) {
        ticket = paper;
        return this;
    }

    public Trip on(LocalDate day) {
        dayOf = day;
        return this;
    }
}
