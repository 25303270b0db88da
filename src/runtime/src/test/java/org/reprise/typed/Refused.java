package org.reprise.typed;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;

/** What cannot be carried, in each place where a converter may be. */
@Entity
@Table(name = "REFUSED")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public class Refused {
    @Id
    @Column(name = "ID")
    private long id;

    @Convert(converter = Converters.ToAddress.class)
    @Column(name = "ADDRESS", columnDefinition = "VARCHAR(60)")
    private String address;

    @Convert(converter = Converters.ToCount.class)
    @Column(name = "COUNTED", columnDefinition = "INTEGER")
    private String count;

    @Convert(converter = Converters.ToNames.class)
    @Column(name = "NAMES", columnDefinition = "VARCHAR(60)")
    private String names;

    @Embedded
    private Place home;

    @Embedded
    @AttributeOverride(name = "link", column = @Column(name = "AWAY", columnDefinition = "VARCHAR(60)"))
    private Place away;

    @ElementCollection
    @CollectionTable(name = "REFUSED_TYPED")
    @Convert(converter = Converters.ToTyped.class)
    @Column(name = "TYPED", columnDefinition = "VARCHAR(60)")
    private List<String> typed;

    @ElementCollection
    @CollectionTable(name = "REFUSED_KEYED")
    @MapKeyColumn(name = "KEYED", columnDefinition = "VARCHAR(60)")
    @Convert(attributeName = "key", converter = Converters.ToUrl.class)
    @Column(name = "WORD")
    private Map<String, String> keyed;

    @ElementCollection
    @CollectionTable(name = "REFUSED_PLACE")
    private List<Place> places;

    /** Its inherited attributes are told once. */
    @Entity
    public static class More extends Refused {}
}
