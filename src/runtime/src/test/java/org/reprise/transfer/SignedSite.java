package org.reprise.transfer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.key.KeyDesk;
import org.reprise.key.SecurityPolicy;
import org.reprise.key.SiteKeys;
import org.reprise.key.TrustedPortions;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.subscription.Subscription;

/** A site with keys of its own, behind its doors: what it is sent comes as messages of an engine in memory. East is primary. */
final class SignedSite {
    final EventLog log;
    final SiteKeys keys;
    final KeyDesk desk;
    final Peers peers = new Peers();
    final Upstreams upstreams;
    final Intake intake;
    final Enquiries enquiries;
    final Answerer answerer;
    final EvidenceDesk evidence;
    final JmsDoors doors;
    final Transport transport;
    final SentMessages sent = new SentMessages();
    final List<String> asked = new ArrayList<>();

    /** @param exchange where it leaves its key and finds others'; empty for a site that knows nobody and that nobody knows */
    SignedSite(TransferPolicy policy, Path home, String exchange, Clock clock) {
        EventLog plain = InMemoryEventLog.create();
        SecurityPolicy security = new SecurityPolicy(
                true, home.resolve("keys-of-" + policy.site()).toString(), exchange, Duration.ofMinutes(15));
        keys = SiteKeys.open(security, policy.site(), plain.settings(), InMemoryEventLog.DIRECT, clock)
                .reignedBy((site, epoch) -> site.equals("east"));
        log = plain.with(new TrustedPortions(plain.portions(), keys));
        desk = new KeyDesk(keys, log.audit(), InMemoryEventLog.DIRECT, clock, () -> 1);
        transport = new JmsTransport(site -> sent.factory()).signedBy(keys.messages());
        upstreams = new Upstreams(policy, log, InMemoryEventLog.DIRECT, peers, clock);
        evidence = new EvidenceDesk(upstreams, log, InMemoryEventLog.DIRECT, transport, clock);
        Asker asker = new Asker(upstreams, log, transport, peers, clock);
        intake = new Intake(log.portions(), asker, evidence, () -> {}, clock);
        enquiries = new Enquiries(policy.site(), transport, Map.of("sum", (from, question) -> question), () -> {});
        answerer = new Answerer(new Answerer.Self(policy.site(), () -> 0, keys::signed), log, transport, peers, clock);
        doors = new JmsDoors(answerer, evidence, enquiries, intake, () -> asked.add("asked"))
                .checkedBy(keys.messages());
    }

    SignedSite(String name, List<String> asks, Path home, String exchange, Clock clock) {
        this(
                new TransferPolicy(name, asks, Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5)),
                home,
                exchange,
                clock);
    }

    /** What came to the queue that it says. */
    void takes(SentMessages.Sent message) {
        if (message.queue().endsWith(".requests")) {
            doors.request(message.message());
        } else {
            doors.answer(message.message());
        }
    }
}
