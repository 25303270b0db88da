package org.reprise.fleet;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Hierarchies of classes in several tables. */
public final class Crafts {
    private Crafts() {}

    /** Joined, the root. */
    @Entity(name = "Craft")
    @Table(name = "CRAFT")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "KIND", length = 10)
    public abstract static class Craft {
        @Id
        @Column(name = "ID")
        public long id;

        @Version
        @Column(name = "EDITION")
        public int edition;

        @Column(name = "NAME", length = 40)
        public String name;

        @ManyToOne
        @JoinColumn(name = "TUG_ID")
        public Craft tug;

        @OneToMany(mappedBy = "tug", cascade = CascadeType.PERSIST)
        public List<Craft> towed = new ArrayList<>();
    }

    /** With a second table in the middle of the hierarchy. */
    @Entity(name = "Ship")
    @Table(name = "SHIP")
    public static class Ship extends Craft {
        @Column(name = "HOLD")
        public Integer hold;

        @ManyToOne
        @JoinColumn(name = "PORT_ID")
        public Port port;

        public static Ship of(long id, String name) {
            Ship ship = new Ship();
            ship.id = id;
            ship.name = name;
            return ship;
        }
    }

    /** With a third. */
    @Entity(name = "Tanker")
    @Table(name = "TANKER")
    @PrimaryKeyJoinColumn(name = "SHIP_ID")
    public static class Tanker extends Ship {
        @Column(name = "OIL", precision = 10, scale = 2)
        public BigDecimal oil;

        @ManyToOne
        @JoinColumn(name = "NEXT_ID")
        public Port next;

        public static Tanker of(long id, String name) {
            Tanker tanker = new Tanker();
            tanker.id = id;
            tanker.name = name;
            return tanker;
        }
    }

    /** With nothing of its own in its table. */
    @Entity(name = "Raft")
    @Table(name = "RAFT")
    public static class Raft extends Craft {
        public static Raft of(long id, String name) {
            Raft raft = new Raft();
            raft.id = id;
            raft.name = name;
            return raft;
        }
    }

    /** Has its crafts one-sided, in a column of their middle table. */
    @Entity(name = "Port")
    @Table(name = "PORT")
    @SecondaryTable(name = "PORT_FILE", pkJoinColumns = @PrimaryKeyJoinColumn(name = "PORT_ID"))
    @SecondaryTable(name = "PORT_MAIL", pkJoinColumns = @PrimaryKeyJoinColumn(name = "ID"))
    public static class Port {
        @Id
        @Column(name = "ID")
        public long id;

        @Column(name = "NAME", length = 40)
        public String name;

        @Column(table = "PORT_FILE", name = "DEPTH")
        public Integer depth;

        @Column(table = "PORT_MAIL", name = "NAME", length = 40)
        public String mail;

        @OneToMany(mappedBy = "port")
        public List<Ship> ships = new ArrayList<>();

        public static Port of(long id, String name) {
            Port port = new Port();
            port.id = id;
            port.name = name;
            return port;
        }
    }

    /** A table for each class. */
    @Entity(name = "Bill")
    @Table(name = "BILL")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Bill {
        @Id
        @Column(name = "ID")
        public long id;

        @Column(name = "UNITS")
        public int units;

        @ManyToOne
        @JoinColumn(name = "PORT_ID")
        public Port port;

        public static <T extends Bill> T of(T bill, long id, int units) {
            bill.id = id;
            bill.units = units;
            return bill;
        }
    }

    /** With a table of its own. */
    @Entity(name = "WebBill")
    @Table(name = "WEB_BILL")
    public static class WebBill extends Bill {
        @Column(name = "URL", length = 40)
        public String url;
    }

    /** With another one. */
    @Entity(name = "PaidBill")
    @Table(name = "PAID_BILL")
    public static class PaidBill extends WebBill {
        @Column(name = "PAID")
        public Integer paid;
    }
}
