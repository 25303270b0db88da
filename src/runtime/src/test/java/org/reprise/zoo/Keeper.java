package org.reprise.zoo;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each kind of collection, a version, a secondary table, a lazy text; the id comes from a sequence. */
@Entity
@Table(name = "KEEPER")
@SecondaryTable(name = "KEEPER_FILE", pkJoinColumns = @PrimaryKeyJoinColumn(name = "KEEPER_ID"))
public class Keeper {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "KEEPER_SEQ")
    @SequenceGenerator(name = "KEEPER_SEQ", sequenceName = "KEEPER_SEQ", allocationSize = 10)
    @Column(name = "ID")
    private Long id;

    @Version
    @Column(name = "EDITION")
    private int version;

    @Column(name = "NAME", length = 60)
    private String name;

    @Basic(fetch = FetchType.LAZY)
    @Column(name = "NOTES", length = 200)
    private String notes;

    @Column(table = "KEEPER_FILE", name = "SALARY")
    private long salary;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "BOSS_ID")
    private Keeper boss;

    @ElementCollection
    @CollectionTable(name = "KEEPER_NICKNAME", joinColumns = @JoinColumn(name = "KEEPER_ID"))
    @OrderColumn(name = "PLACE")
    @Column(name = "NICKNAME", length = 60)
    private List<String> nicknames = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "KEEPER_BADGE", joinColumns = @JoinColumn(name = "KEEPER_ID"))
    @Column(name = "BADGE")
    private Set<Integer> badges = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "KEEPER_PHONE", joinColumns = @JoinColumn(name = "KEEPER_ID"))
    @MapKeyColumn(name = "KIND", length = 20)
    @Column(name = "PHONE", length = 30)
    private Map<String, String> phones = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "KEEPER_ADDRESS", joinColumns = @JoinColumn(name = "KEEPER_ID"))
    private Set<Address> addresses = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "KEEPER_HABITAT",
            joinColumns = @JoinColumn(name = "KEEPER_ID"),
            inverseJoinColumns = @JoinColumn(name = "HABITAT_CODE"))
    private Set<Habitat> habitats = new HashSet<>();

    @OneToMany(mappedBy = "keeper", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Visit> visits = new ArrayList<>();

    @OneToMany
    @JoinColumn(name = "KEEPER_ID")
    private List<Animal> animals = new ArrayList<>();

    protected Keeper() {}

    public Keeper(String name, long salary) {
        this.name = name;
        this.salary = salary;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void rename(String name) {
        this.name = name;
    }

    public void note(String notes) {
        this.notes = notes;
    }

    public void pay(long salary) {
        this.salary = salary;
    }

    public void answersTo(Keeper boss) {
        this.boss = boss;
    }

    public List<String> nicknames() {
        return nicknames;
    }

    public Set<Integer> badges() {
        return badges;
    }

    public Map<String, String> phones() {
        return phones;
    }

    public Set<Address> addresses() {
        return addresses;
    }

    public Set<Habitat> habitats() {
        return habitats;
    }

    public List<Visit> visits() {
        return visits;
    }

    public List<Animal> animals() {
        return animals;
    }
}
