package org.reprise.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reprise.reign.SiteName;
import org.reprise.subscription.Subscription;

/**
 * How a secondary asks.
 *
 * @param site      its own name
 * @param upstreams whom to ask, in this order ({@code reprise.upstreams})
 * @param wanted    which events it takes ({@code reprise.subscription})
 * @param room      taken at once
 * @param patience  how long a request waits at the upstream ({@code reprise.transfer.wait})
 * @param priority  kinds of events that are transferred first when it is behind, the highest first ({@code reprise.priority})
 * @param superseded whether superseded events may be left out ({@code reprise.superseded})
 */
public record TransferPolicy(
        String site,
        List<String> upstreams,
        Subscription wanted,
        Room room,
        Duration patience,
        List<String> priority,
        Superseded superseded) {

    public TransferPolicy {
        upstreams = List.copyOf(upstreams);
        upstreams.forEach(SiteName::check);
        if (upstreams.contains(site)) {
            throw new IllegalArgumentException("reprise.upstreams of site '" + site + "' names the site itself");
        }
        if (upstreams.stream().distinct().count() < upstreams.size()) {
            throw new IllegalArgumentException(
                    "reprise.upstreams of site '" + site + "' names a site twice: " + String.join(", ", upstreams));
        }
        if (patience.compareTo(Duration.ofMillis(100)) < 0 || patience.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("reprise.transfer.wait must be PT0.1S to PT1H, not " + patience);
        }
        priority = List.copyOf(priority);
        for (String kind : priority) {
            if (!kind.matches("[A-Za-z0-9_.-]{1,100}")) {
                throw new IllegalArgumentException(
                        "reprise.priority: '" + kind + "' is no kind; name kinds between commas, the highest first");
            }
        }
    }

    /** Of a site that takes events in their order, and all of those that it wants. */
    public TransferPolicy(String site, List<String> upstreams, Subscription wanted, Room room, Duration patience) {
        this(site, upstreams, wanted, room, patience, List.of(), Superseded.KEEP);
    }

    /** Whether the site takes some events only, by choice. */
    public boolean takesPart() {
        return !wanted.takesAll() || superseded == Superseded.LEAVE_OUT;
    }

    /**
     * The same under another primary than the one that was configured. Who was named to be asked still is; where it was the primary that was
     * asked, it is the new one; and the new one comes last at least, as all events begin there.
     */
    public TransferPolicy under(String primary, String configured) {
        List<String> others = new ArrayList<>(upstreams);
        if (others.equals(List.of(configured))) {
            others.clear();
        }
        if (site.equals(primary)) {
            return asking(List.of());
        }
        if (!others.contains(primary)) {
            others.add(primary);
        }
        return asking(others);
    }

    /** The same with others to ask. */
    TransferPolicy asking(List<String> others) {
        return new TransferPolicy(site, others, wanted, room, patience, priority, superseded);
    }

    /** The same for other events. */
    TransferPolicy wanting(Subscription other) {
        return new TransferPolicy(site, upstreams, other, room, patience, priority, superseded);
    }

    /** The same with other kinds first. */
    TransferPolicy first(List<String> kinds) {
        return new TransferPolicy(site, upstreams, wanted, room, patience, kinds, superseded);
    }

    /** The same with other regard to superseded events. */
    TransferPolicy superseded(Superseded other) {
        return new TransferPolicy(site, upstreams, wanted, room, patience, priority, other);
    }
}
