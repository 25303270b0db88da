package org.reprise.reign;

import java.util.Collection;
import java.util.Optional;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

/**
 * Whether a site takes portions of a sender (rule 8: the prefix matches, and the epoch of the sender's last entry is not below what this
 * site has promised). The prefix is looked at where portions are stored, by their hashes. What is stored behind a hole was looked at when
 * it came; when the promise rises it is thrown away, as it would have to be looked at again.
 */
public final class Acceptance {
    private Acceptance() {}

    /** Why nothing is taken of this sender; empty when it may be. */
    public static Optional<String> refusal(Promise promise, Position senderEnd) {
        return senderEnd.epoch() >= promise.epoch()
                ? Optional.empty()
                : Optional.of("its sender's log ends in epoch " + senderEnd.epoch() + ", and this site was told of "
                        + promise);
    }

    /** @throws PortionRefusedException when nothing may be taken of this sender; it names both epochs */
    public static void prove(Promise promise, Position senderEnd, Collection<Portion> what) {
        refusal(promise, senderEnd).ifPresent(why -> {
            throw new PortionRefusedException("Refused " + what + ": " + why);
        });
    }
}
