package org.reprise.zoo;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;

/** One attribute of each basic type; the id is assigned. Columns have the same limits on every make. */
@Entity
@Table(name = "SPECIMEN")
public class Specimen {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "SMALL_COUNT")
    private short small;

    @Column(name = "LEGS")
    private int legs;

    @Column(name = "BOXED_LEGS")
    private Integer boxedLegs;

    @Column(name = "CELLS")
    private long cells;

    @Column(name = "GENES", columnDefinition = "NUMERIC(30)")
    private BigInteger genes;

    @Column(name = "PRICE", precision = 15, scale = 2)
    private BigDecimal price;

    @Column(name = "WEIGHT")
    private double weight;

    @Column(name = "HEIGHT")
    private float height;

    @Column(name = "WILD")
    private boolean wild;

    @Column(name = "BOXED_WILD")
    private Boolean boxedWild;

    @Column(name = "SEX")
    private char sex;

    @Column(name = "LATIN", length = 80)
    private String latin;

    @Column(name = "CODE", columnDefinition = "CHAR(5)")
    private String code;

    @Column(name = "CHIP")
    private byte[] chip;

    @Enumerated(EnumType.ORDINAL)
    @Column(name = "DIET_NUMBER")
    private Diet dietNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "DIET_NAME", length = 10)
    private Diet dietName;

    @Column(name = "BORN")
    private LocalDate born;

    @Column(name = "FED", columnDefinition = "TIME(6)")
    private LocalTime fed;

    @Column(name = "WEIGHED")
    private LocalDateTime weighed;

    @Convert(converter = InstantColumn.class)
    @Column(name = "SEEN")
    private Instant seen;

    @Column(name = "SHIPPED")
    private OffsetDateTime shipped;

    @Convert(converter = UuidColumn.class)
    @Column(name = "TAG", length = 36)
    private UUID tag;

    @Temporal(TemporalType.DATE)
    @Column(name = "OLD_DATE")
    private Date oldDate;

    @Temporal(TemporalType.TIME)
    @Column(name = "OLD_TIME")
    private Date oldTime;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "OLD_TIMESTAMP", columnDefinition = "TIMESTAMP(6)")
    private Date oldTimestamp;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "OLD_CALENDAR", columnDefinition = "TIMESTAMP(6)")
    private Calendar oldCalendar;

    @Column(name = "SQL_TIMESTAMP", columnDefinition = "TIMESTAMP(6)")
    private Timestamp sqlTimestamp;

    @Lob
    @Column(name = "STORY")
    private String story;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "PICTURE")
    private byte[] picture;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "HOME_STREET", length = 60))
    @AttributeOverride(name = "code", column = @Column(name = "HOME_CODE", length = 10))
    private Address home;

    protected Specimen() {}

    public Specimen(long id) {
        this.id = id;
        this.sex = '?';
    }

    public long id() {
        return id;
    }

    /** Sets every attribute. */
    public void describe(SpecimenValues values) {
        small = values.small();
        legs = values.legs();
        boxedLegs = values.nothing() ? null : values.legs();
        cells = values.cells();
        genes = values.genes();
        price = values.nothing() ? null : values.price();
        weight = values.weight();
        height = values.legs() / 4f;
        wild = values.wild();
        boxedWild = values.nothing() ? null : values.wild();
        sex = values.wild() ? 'f' : 'm';
        latin = values.nothing() ? null : values.text();
        code = values.text().substring(0, 5);
        chip = values.nothing() ? null : values.bytes();
        dietNumber = values.diet();
        dietName = values.nothing() ? null : values.diet();
        home = values.nothing() ? null : new Address(values.text(), "" + values.legs());
        describeTimes(values);
    }

    private void describeTimes(SpecimenValues values) {
        LocalDateTime time = values.time();
        Date date = Timestamp.valueOf(time);
        born = values.nothing() ? null : time.toLocalDate();
        fed = time.toLocalTime();
        weighed = values.nothing() ? null : time;
        seen = values.instant();
        shipped = values.nothing() ? null : values.instant().atOffset(java.time.ZoneOffset.ofHours(3));
        tag = values.tag();
        oldDate = date;
        oldTime = date;
        oldTimestamp = values.nothing() ? null : date;
        oldCalendar = Calendar.getInstance();
        oldCalendar.setTime(date);
        sqlTimestamp = Timestamp.valueOf(time);
    }

    public void tell(String story, byte[] picture) {
        this.story = story;
        this.picture = picture;
    }

    public void grow(int more) {
        legs += more;
    }

    public void sell(BigDecimal price) {
        this.price = price;
    }

    public void label(String code) {
        this.code = code;
    }

    public void weighedAt(LocalDateTime time) {
        weighed = time;
    }

    public BigDecimal price() {
        return price;
    }
}
