package org.reprise.typed;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.net.URL;
import java.util.UUID;

/** What is carried, or never written. */
@Entity
@Table(name = "TAKEN")
public class Taken {
    @Id
    @Column(name = "ID")
    private long id;

    @Convert(converter = Converters.ToAnything.class)
    @Column(name = "ANYTHING", columnDefinition = "VARCHAR(60)")
    private String anything;

    @Convert(converter = Converters.ToNumber.class)
    @Column(name = "NUMBERED", columnDefinition = "INTEGER")
    private String number;

    @Convert(converter = Converters.ToUuid.class)
    @Column(name = "UUID", columnDefinition = "UUID")
    private String uuid;

    @Convert(converter = Converters.ToTime.class)
    @Column(name = "AT", columnDefinition = "TIME")
    private String time;

    @Convert(converter = Converters.ToBytes.class)
    @Column(name = "BYTES", columnDefinition = "VARBINARY(60)")
    private String bytes;

    @Convert(converter = Converters.ToTyped.class)
    @Column(name = "TYPED", columnDefinition = "VARCHAR(60)")
    private String typed;

    @Convert(converter = Converters.ToUrl.class)
    @Column(name = "LINK", columnDefinition = "VARCHAR(60)", insertable = false, updatable = false)
    private String read;

    /** Without a converter of the application's, such ones are serialized. */
    @Column(name = "SERIALIZED")
    private URL serialized;

    @Column(name = "PLAIN", columnDefinition = "UUID")
    private UUID plain;

    @Lob
    @Column(name = "LARGE")
    private String large;

    @Column(name = "NAMES")
    private String[] names;
}
