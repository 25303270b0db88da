package org.reprise.figures;

import java.util.List;
import org.reprise.ack.AckFigures;
import org.reprise.cluster.ServerFigures;
import org.reprise.transfer.UpstreamWord;

/** Of a site of which there is nothing to tell but what is overridden. */
public class QuietSources implements FiguresSampler.Sources {
    @Override
    public Counters counters() {
        return Counters.NONE;
    }

    @Override
    public List<QueueFigures> queues() {
        return List.of();
    }

    @Override
    public SiteFigures.Following following() {
        return SiteFigures.Following.NOBODY;
    }

    @Override
    public UpstreamWord word() {
        return UpstreamWord.NONE;
    }

    @Override
    public List<ServerFigures> servers() {
        return List.of();
    }

    @Override
    public List<DownstreamFigures> downstream() {
        return List.of();
    }

    @Override
    public AckFigures acks() {
        return AckFigures.LOCAL;
    }

    @Override
    public long quarantined() {
        return 0;
    }

    @Override
    public String rests() {
        return "";
    }

    @Override
    public String trouble() {
        return "";
    }
}
