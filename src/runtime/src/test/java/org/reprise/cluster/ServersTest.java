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

    @Test
    void noteOfTheLeaderComesThrough() {
        LeaderNote note = new LeaderNote(
                new UpstreamWord("east", new Position(2, 77), Instant.ofEpochMilli(123)),
                "Site 'east' takes no message");
        assertThat(LeaderNote.parse(note.toString())).isEqualTo(note);
        assertThat(LeaderNote.parse(LeaderNote.NONE.toString())).isEqualTo(LeaderNote.NONE);
        assertThat(LeaderNote.parse("")).isEqualTo(LeaderNote.NONE);
        assertThat(LeaderNote.parse("of another release")).isEqualTo(LeaderNote.NONE);
        LeaderNote far = new LeaderNote(UpstreamWord.NONE, "x".repeat(10_000));
        assertThat(far.toString()).hasSizeLessThanOrEqualTo(LeaseStore.MAX_NOTE);
    }
}
