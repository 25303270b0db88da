package org.reprise.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.Position;
import org.reprise.transfer.UpstreamWord;

/** Servers that give signs of life in a roster, by a clock that tests move. */
class ServersTest {
    private final Map<String, Roster.Entry> entries = new TreeMap<>();
    private int writes;
    private long now;

    private final class Memory implements Roster {
        @Override
        public List<Entry> list() {
            return List.copyOf(entries.values());
        }

        @Override
        public void put(Entry entry) {
            writes++;
            entries.put(entry.id(), entry);
        }

        @Override
        public void remove(String id) {
            entries.remove(id);
        }
    }

    private Servers server(String id, String name) {
        Roster.Entry self = new Roster.Entry(id, name, 1, Instant.EPOCH);
        return new Servers(new Memory(), InMemoryEventLog.DIRECT, self, Duration.ofSeconds(5), () -> now);
    }

    private static List<String> said(Servers servers, String leader) {
        return servers.figures(leader).stream()
                .map(each -> each.name() + " " + each.state() + (each.self() ? " self" : ""))
                .toList();
    }

    @Test
    void serverThatIsAloneWritesOnce() {
        Servers one = server("a", "east-1");
        for (int i = 0; i < 10; i++) {
            one.step();
            now += Duration.ofSeconds(10).toNanos();
        }
        assertThat(writes).isEqualTo(1);
        assertThat(one.others()).isZero();
        assertThat(said(one, "a")).containsExactly("east-1 LEADING self");
    }

    @Test
    void silentServerIsSaidToBeSoUntilItIsStartedAgain() {
        Servers one = server("a", "east-1");
        Servers two = server("b", "east-2");
        for (int i = 0; i < 3; i++) {
            one.step();
            two.step();
            now += Duration.ofSeconds(1).toNanos();
        }
        assertThat(said(one, "b")).containsExactly("east-1 STANDING_BY self", "east-2 LEADING");
        assertThat(one.others()).isEqualTo(1);

        one.step();
        now += Duration.ofSeconds(6).toNanos();
        one.step();
        assertThat(said(one, "b")).containsExactly("east-1 STANDING_BY self", "east-2 SILENT");
        assertThat(one.others()).isZero();

        Servers again = server("c", "east-2");
        again.step();
        one.step();
        one.step();
        assertThat(said(one, "a")).containsExactly("east-1 LEADING self", "east-2 STANDING_BY");
        assertThat(entries).doesNotContainKey("b");
    }

    @Test
    void serverThatLeftIsGoneAtOnce() {
        Servers one = server("a", "east-1");
        Servers two = server("b", "east-2");
        one.step();
        two.step();
        two.leave();
        one.step();
        assertThat(said(one, "a")).containsExactly("east-1 LEADING self");
    }

    /** The lease may still be that of before, and so may what it says. */
    @Test
    void whatTheLeaderSaysCountsOnceItHasGivenASign() {
        LeaseStore.Held[] row = {new LeaseStore.Held("old", "east-1", 7, LeaderNote.NONE.toString())};
        LeaseStore store = new LeaseStore() {
            @Override
            public Held read() {
                return row[0];
            }

            @Override
            public boolean replace(Held from, Held to) {
                boolean same = row[0].equals(from);
                row[0] = same ? to : row[0];
                return same;
            }
        };
        Leadership one = leadership(store, "east-1", true);
        Leadership two = leadership(store, "east-2", true);
        two.begin(false);
        assertThat(two.led()).isEmpty();
        now += Duration.ofSeconds(1).toNanos();
        two.begin(false);
        assertThat(two.led()).as("of a server that is gone").isEmpty();

        one.begin(true);
        two.begin(false);
        assertThat(two.led().orElseThrow().holds()).isTrue();
        assertThat(one.led()).isEmpty();
        one.close();
        row[0] = new LeaseStore.Held("", "", 99, "");
        Leadership three = leadership(store, "east-3", false);
        three.begin(true);
        two.begin(false);
        assertThat(two.led().orElseThrow().holds()).isFalse();
    }

    private Leadership leadership(LeaseStore store, String name, boolean holds) {
        Lease lease = new Lease(store, InMemoryEventLog.DIRECT, name, Lease.Terms.DEFAULT, () -> now);
        return new Leadership(
                "east",
                lease,
                server(lease.holder(), name),
                () -> new LeaderNote(UpstreamWord.NONE, holds, ""),
                new Leadership.Change() {
                    @Override
                    public void gained() {
                        // it does nothing
                    }

                    @Override
                    public void lost() {
                        // it did nothing
                    }
                });
    }

    @Test
    void noteOfTheLeaderComesThrough() {
        LeaderNote note = new LeaderNote(
                new UpstreamWord("east", new Position(2, 77), Instant.ofEpochMilli(123)),
                true,
                "Site 'east' takes no message");
        assertThat(LeaderNote.parse(note.toString())).isEqualTo(note);
        assertThat(LeaderNote.parse(LeaderNote.NONE.toString())).isEqualTo(LeaderNote.NONE);
        assertThat(LeaderNote.parse("")).isEqualTo(LeaderNote.NONE);
        assertThat(LeaderNote.parse("of another release")).isEqualTo(LeaderNote.NONE);
        LeaderNote far = new LeaderNote(UpstreamWord.NONE, false, "x".repeat(10_000));
        assertThat(far.toString()).hasSizeLessThanOrEqualTo(LeaseStore.MAX_NOTE);
    }
}
