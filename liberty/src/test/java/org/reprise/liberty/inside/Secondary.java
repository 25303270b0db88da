package org.reprise.liberty.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.desk.Site;
import org.reprise.finding.AuditEntry;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.Position;
import org.reprise.transfer.JmsTransport;
import org.reprise.transfer.Transport;

/** The site under test as a secondary: events in, rows and parked events out. */
final class Secondary {

    static final String DATA_SOURCE = "jdbc/secondary";

    private final Site site;
    private final Log log;
    private final Table table;
    private final Transport transport;

    Secondary(Site site, Transactions transactions) {
        DataSource source = Directory.find(DATA_SOURCE, DataSource.class);
        this.site = site;
        this.log = new Log(source, transactions);
        this.table = new Table(source);
        this.transport =
                new JmsTransport(to -> Directory.find("jms/reprise/" + InsideServer.SITE, ConnectionFactory.class));
    }

    static String open(String id, long balance) {
        return "[{\"n\":\"Ledger.open\",\"a\":[\"" + id + "\"," + balance + "]}]";
    }

    static String unlessStopped(String id) {
        return "[{\"n\":\"Ledger.openUnlessStopped\",\"a\":[\"" + id + "\"]}]";
    }

    static String later(String id) {
        return "[{\"n\":\"Ledger.openLater\",\"a\":[\"" + id + "\",9]}]";
    }

    /** Sends the events in one portion and waits until all are replayed; none may be parked. */
    void replay(List<String> events) {
        awaitReplayed(log.feed(transport, events));
    }

    /** The same, with events as a primary captured them. */
    void replayBodies(List<byte[]> events) {
        awaitReplayed(log.feedBodies(transport, events));
    }

    /**
     * Sends the events in one portion, of which one cannot be replayed.
     *
     * @return the position of that one, once it is parked
     */
    Position park(List<String> events) {
        log.feed(transport, events);
        Patience.until("parking", () -> !site.parked(1).isEmpty());
        assertThat(site.parked(10)).hasSize(1);
        return site.parked(1).get(0).position();
    }

    void awaitReplayed(long seq) {
        Patience.until(
                "replay of " + seq,
                () -> log.replayed() >= seq || !site.parked(1).isEmpty());
        assertThat(site.parked(10)).isEmpty();
        assertThat(log.replayed()).isEqualTo(seq);
    }

    long replayed() {
        return log.replayed();
    }

    long captured() {
        return log.captured();
    }

    List<String> rows(String key) {
        return table.rows(key);
    }

    /** Writes the note that stops what asks for it. */
    void stop() {
        table.execute("INSERT INTO NOTE (ID, TEXT) VALUES ('stop', '')");
    }

    void go() {
        table.execute("DELETE FROM NOTE WHERE ID = 'stop'");
    }

    String newestAct() {
        AuditEntry newest = site.audit(1).get(0);
        return newest.who() + " " + newest.act() + " " + newest.subject() + ": " + newest.reason();
    }
}
