package org.reprise.transfer;

import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Messages between sites in memory; a site can be cut off. Deliver with {@link #deliver}. */
final class InMemoryTransport implements Transport {
    /** One message that is under way. */
    record Sent(String to, Object header, byte[] body, byte[] evidence) {
        Sent(String to, Object header, byte[] body) {
            this(to, header, body, new byte[0]);
        }
    }

    final Deque<Sent> underWay = new ConcurrentLinkedDeque<>();
    final Set<String> cutOff = new HashSet<>();

    @Override
    public boolean knows(String site) {
        return !site.equals("nowhere");
    }

    @Override
    public void open(String site) {
        if (cutOff.contains(site)) {
            throw new UnreachableException(site, "cut off", null);
        }
    }

    @Override
    public void request(String site, PortionRequest request) {
        send(new Sent(site, request, new byte[0]));
    }

    @Override
    public void portions(String site, AnswerHeader header, List<byte[]> portions, byte[] evidence) {
        send(new Sent(site, header, PortionFrames.join(portions), evidence));
    }

    @Override
    public void requestEvidence(String site, EvidenceRequest request) {
        send(new Sent(site, request, new byte[0]));
    }

    @Override
    public void evidence(String site, String from, long seq, byte[] evidence) {
        send(new Sent(site, new EvidenceRequest(from, seq), evidence));
    }

    @Override
    public void nothing(String site, AnswerHeader header) {
        send(new Sent(site, header, new byte[0]));
    }

    @Override
    public void enquire(String site, Enquiry enquiry, byte[] question) {
        send(new Sent(site, enquiry, question));
    }

    @Override
    public void reply(String site, Reply reply, byte[] answer) {
        send(new Sent(site, reply, answer));
    }

    private void send(Sent message) {
        if (cutOff.contains(message.to())) {
            throw new UnreachableException(message.to(), "cut off", null);
        }
        underWay.addLast(message);
    }
}
