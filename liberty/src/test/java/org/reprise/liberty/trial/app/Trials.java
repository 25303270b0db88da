package org.reprise.liberty.trial.app;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.reprise.api.Playback;
import org.reprise.api.Replicated;

/** The methods that are tried. */
@Stateless
@Replicated(name = "trial")
public class Trials {
    private static final long MODULUS = 1_000_003;

    @PersistenceContext(unitName = "trial")
    private EntityManager entities;

    @Inject
    private Playback playback;

    @Resource
    private SessionContext context;

    @Resource(lookup = "jdbc/network")
    private DataSource source;

    /** Writes the time, a random number and what a hash set gives first; adds a row with a random key. */
    public void guess(String name) {
        Slot slot = slot(name);
        Set<Object> unordered =
                IntStream.range(0, 20).mapToObj(i -> new Object()).collect(Collectors.toCollection(HashSet::new));
        slot.amount((long) (Math.random() * MODULUS));
        slot.note(unordered.stream().limit(3).map(Object::toString).collect(Collectors.joining()), LocalDateTime.now());
        entities.persist(new Entry(UUID.randomUUID().toString(), name));
    }

    /** Writes one row, and another one beside JPA. */
    public void beside(String name, String key) throws SQLException {
        slot(name).amount(1);
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO TRIAL_ENTRY (ID, SLOT_NAME) VALUES (?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }

    /** Takes a slot away; its entries stay. */
    public void remove(String name) {
        entities.remove(slot(name));
    }

    /** Where the order of calls matters, with the row locked. */
    public void change(String name, long amount) {
        Slot slot = slot(name);
        slot.amount((slot.amount() * 3 + amount) % MODULUS);
    }

    /** Reads one slot without a lock and, a little later, writes another: between them anybody may change the first. */
    public void copy(String from, String to, long pauseMillis) {
        Slot read = entities.find(Slot.class, from);
        long amount = read == null ? 0 : read.amount();
        if (!playback.isReplaying()) {
            LockSupport.parkNanos(pauseMillis * 1_000_000);
        }
        slot(to).amount(amount * 7 + 1);
    }

    /** What it writes depends on the code. */
    public void compute(String name, long amount) {
        slot(name).amount(amount * Code.version);
    }

    /** Counts in two rows, and takes its time between them: at replay, or at the primary. */
    public void tick(String name, long millis, boolean atReplay) {
        Slot first = slot(name + "-a");
        first.amount(first.amount() + 1);
        entities.flush();
        if (playback.isReplaying() == atReplay) {
            LockSupport.parkNanos(millis * 1_000_000);
        }
        Slot second = slot(name + "-b");
        second.amount(second.amount() + 1);
    }

    /** A row whose key a sequence gives. */
    public void draw(String holder) {
        entities.persist(new Ticket(holder));
    }

    /** A parcel has reached a status; another one may be waited for. */
    @Replicated(name = "trial.parcel", kind = "parcel", status = "${args[1]}", key = "${args[0]}")
    public void parcel(String name, String status) {
        slot(name).note(status, LocalDateTime.ofInstant(playback.clock().instant(), ZoneOffset.UTC));
    }

    /** Writes a row and fails. */
    public void fail(String name) {
        slot(name).amount(1);
        entities.flush();
        throw new IllegalStateException("no " + name);
    }

    /** Writes a row and has it rolled back without an exception. */
    public void giveUp(String name) {
        slot(name).amount(2);
        context.setRollbackOnly();
    }

    /** The second row of one key fails when the transaction commits. */
    public void clash(String name) {
        entities.persist(new Entry("clash-" + name, name));
    }

    /** Writes a row, which is committed, and throws. */
    public void decline(String name) throws DeclinedException {
        slot(name).amount(4);
        throw new DeclinedException();
    }

    private Slot slot(String name) {
        Slot slot = entities.find(
                Slot.class, name, LockModeType.PESSIMISTIC_WRITE, Map.of("jakarta.persistence.lock.timeout", 20_000));
        if (slot == null) {
            slot = new Slot(name);
            entities.persist(slot);
        }
        return slot;
    }
}
