package org.reprise.fleet;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keys of several columns, keys of others, versions and listeners. */
public final class Stays {
    private Stays() {}

    /** The key of a room. */
    @Embeddable
    public static class RoomId implements Serializable {
        private static final long serialVersionUID = 1;
        public long hotel;
        public String number;

        public static RoomId of(long hotel, String number) {
            RoomId id = new RoomId();
            id.hotel = hotel;
            id.number = number;
            return id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RoomId id && hotel == id.hotel && Objects.equals(number, id.number);
        }

        @Override
        public int hashCode() {
            return Objects.hash(hotel, number);
        }
    }

    /** Known by two columns of its own. */
    @Entity(name = "Room")
    @Table(name = "ROOM")
    @IdClass(RoomId.class)
    @Cacheable
    public static class Room {
        @Id
        @Column(name = "HOTEL")
        public long hotel;

        @Id
        @Column(name = "NUMBER_OF", length = 10)
        public String number;

        @Column(name = "BEDS")
        public int beds;

        @Version
        @Column(name = "EDITION")
        public long edition;

        @OneToMany(mappedBy = "room", cascade = CascadeType.ALL, orphanRemoval = true)
        public List<Night> nights = new ArrayList<>();

        @OneToOne(mappedBy = "room", cascade = CascadeType.ALL, orphanRemoval = true)
        public Door door;

        public static Room of(long hotel, String number, int beds) {
            Room room = new Room();
            room.hotel = hotel;
            room.number = number;
            room.beds = beds;
            return room;
        }

        public Night with(int day) {
            Night night = new Night();
            night.id.day = day;
            night.room = this;
            nights.add(night);
            return night;
        }
    }

    /** A key of which a part is another key. */
    @Embeddable
    public static class NightId implements Serializable {
        private static final long serialVersionUID = 1;
        public RoomId room;

        @Column(name = "DAY_OF")
        public int day;

        @Override
        public boolean equals(Object other) {
            return other instanceof NightId id && day == id.day && Objects.equals(room, id.room);
        }

        @Override
        public int hashCode() {
            return Objects.hash(day, room);
        }
    }

    /** Known by its room and a day. */
    @Entity(name = "Night")
    @Table(name = "NIGHT")
    public static class Night {
        @EmbeddedId
        public NightId id = new NightId();

        @MapsId("room")
        @ManyToOne
        @JoinColumn(name = "ROOM_HOTEL", referencedColumnName = "HOTEL")
        @JoinColumn(name = "ROOM_NUMBER", referencedColumnName = "NUMBER_OF")
        public Room room;

        @Column(name = "GUEST", length = 20)
        public String guest;
    }

    /** Has the key of its room. */
    @Entity(name = "Door")
    @Table(name = "DOOR")
    @IdClass(RoomId.class)
    public static class Door {
        @Id
        @OneToOne
        @JoinColumn(name = "HOTEL", referencedColumnName = "HOTEL")
        @JoinColumn(name = "NUMBER_OF", referencedColumnName = "NUMBER_OF")
        public Room room;

        @Column(name = "COLOUR", length = 20)
        public String colour;
    }

    /** Its listeners write, too. */
    @Entity(name = "Caller")
    @Table(name = "CALLER", uniqueConstraints = @UniqueConstraint(columnNames = "SEAT"))
    public static class Caller {
        @Id
        @Column(name = "ID")
        public long id;

        @Version
        @Column(name = "EDITION")
        public Integer edition;

        @Column(name = "NAME", length = 40)
        public String name;

        @Column(name = "CHANGES")
        public int changes;

        @Column(name = "SEAT")
        public Long seat;

        @ManyToOne(cascade = CascadeType.MERGE)
        @JoinColumn(name = "HOST_ID")
        public Caller host;

        public static Caller of(long id, String name) {
            Caller caller = new Caller();
            caller.id = id;
            caller.name = name;
            return caller;
        }

        @PrePersist
        void begin() {
            changes = 100;
        }

        @PreUpdate
        void count() {
            changes++;
            name = name + "+";
        }
    }

    /** Of another unit: there is an entity of this name in the stock, of another table. */
    @Entity(name = "Item")
    @Table(name = "OTHER_ITEM")
    public static class OtherItem {
        @Id
        @Column(name = "ID")
        public long id;

        @Column(name = "UNITS")
        public int units;

        public static OtherItem of(long id, int units) {
            OtherItem item = new OtherItem();
            item.id = id;
            item.units = units;
            return item;
        }
    }
}
