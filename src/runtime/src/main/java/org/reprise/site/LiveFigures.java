package org.reprise.site;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.ack.AckFigures;
import org.reprise.cluster.Leadership;
import org.reprise.cluster.ServerFigures;
import org.reprise.figures.Counters;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.FiguresSampler;
import org.reprise.figures.QueueFigures;
import org.reprise.figures.QueueSampler;
import org.reprise.figures.SiteFigures;
import org.reprise.quarantine.Decision.State;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.role.CommonDuties;
import org.reprise.role.Duties;
import org.reprise.transfer.UpstreamWord;

/**
 * What an open site says of itself.
 *
 * @param sampler    of its own queues
 * @param quarantine what only this site had
 * @param ownTrouble what hinders this server
 */
record LiveFigures(
        CommonDuties common,
        Duties duties,
        Leadership leadership,
        QueueSampler sampler,
        QuarantineStore quarantine,
        Supplier<String> ownTrouble)
        implements FiguresSampler.Sources {

    @Override
    public Counters counters() {
        return duties.counters(common.answererLoop().answerer().sent());
    }

    @Override
    public List<QueueFigures> queues() {
        return sampler.sample();
    }

    @Override
    public SiteFigures.Following following() {
        return duties.following(word().site());
    }

    @Override
    public UpstreamWord word() {
        UpstreamWord own = duties.word();
        if (leadership.leads()) {
            return own;
        }
        UpstreamWord told = leadership.heard().word();
        common.peers().heard(told.head());
        return told.heardAt().isBefore(own.heardAt()) ? own : told;
    }

    @Override
    public List<ServerFigures> servers() {
        return leadership.servers();
    }

    @Override
    public List<DownstreamFigures> downstream() {
        return common.retentionLoop().downstream();
    }

    @Override
    public AckFigures acks() {
        return duties.acks();
    }

    @Override
    public long quarantined() {
        return quarantine.counts().getOrDefault(State.WAITING, 0L);
    }

    @Override
    public String rests() {
        return duties.rests();
    }

    @Override
    public String trouble() {
        String told = leadership.leads() ? "" : leadership.heard().trouble();
        String elsewhere = told.isEmpty() ? "" : "Server '" + leadership.leader() + "': " + told;
        return Stream.of(ownTrouble.get(), leadership.loop().trouble(), elsewhere)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
