package org.reprise.network.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.reprise.network.Batches;
import org.reprise.network.Connectors;
import org.reprise.network.HandIn;
import org.reprise.network.Layout;
import org.reprise.network.MessageNetwork;
import org.reprise.network.RouteClosedException;
import org.reprise.network.SettledException;
import org.reprise.network.UnknownKeyException;

/**
 * The calls that a load makes, through the beans as every caller. The first route points are destinations, one for each client;
 * the others are ways, chosen at random, so that no row is hot.
 */
@ApplicationScoped
public class Workload {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final Clock clock = Clock.tick(Clock.systemUTC(), MILLISECOND);
    private final AtomicLong lastBeat = new AtomicLong();

    @Inject
    private MessageNetwork network;

    @Inject
    private Batches batches;

    @Inject
    private Connectors connectors;

    /** Takes in messages {@code batch-0} to {@code batch-(count-1)} for the destination of a client. */
    public void prepare(String batch, int count, int client) throws UnknownKeyException {
        HandIn handIn = new HandIn(
                Layout.connectorKey(client), Layout.pointKey(client), "Load message of batch " + batch, BigDecimal.TEN);
        batches.prepare(batch, count, handIn, clock.instant());
    }

    /** Passes a message to some route point that is nobody's destination. */
    public void pass(String messageId) throws UnknownKeyException, SettledException, RouteClosedException {
        int point = ThreadLocalRandom.current().nextInt(LoadOrder.MOST_CLIENTS, NetworkSetup.POINTS);
        network.pass(messageId, Layout.pointKey(point), clock.instant());
    }

    /** Passes a message to the destination of a client, where it is received. */
    public void deliver(String messageId, int client)
            throws UnknownKeyException, SettledException, RouteClosedException {
        network.pass(messageId, Layout.pointKey(client), clock.instant());
    }

    /** Lets all messages of a batch expire and fails if they were not {@code count}. */
    public void expire(String batch, int count) {
        Instant now = clock.instant();
        int expired = batches.expire(batch, now.plus(MILLISECOND), now);
        if (expired != count) {
            throw new IllegalStateException(expired + " messages of batch " + batch + " expired, not " + count);
        }
    }

    /** Overwrites the sign of life of one of the connectors: no two of a load have the same time, however fast the machine is. */
    public void heartbeat() throws UnknownKeyException {
        int connector = ThreadLocalRandom.current().nextInt(NetworkSetup.CONNECTORS);
        long at = lastBeat.accumulateAndGet(clock.millis(), (last, now) -> Math.max(last + 1, now));
        connectors.heartbeat(Layout.connectorKey(connector), Instant.ofEpochMilli(at), "alive, nothing waits");
    }
}
