package org.reprise.portion;

import java.time.Instant;

/** What a portion says of itself before its payload. */
record PortionHeader(
        long epoch,
        long firstSeq,
        int count,
        long previousEpoch,
        PortionHash previousHash,
        Instant sealedAt,
        Compression compression,
        int plainSize) {

    PortionHeader withPlainSize(int size) {
        return new PortionHeader(epoch, firstSeq, count, previousEpoch, previousHash, sealedAt, compression, size);
    }

    PortionHeader {
        if (epoch < 1 || previousEpoch < 0 || previousEpoch > epoch) {
            throw new PortionRefusedException("A portion of epoch " + epoch + " behind epoch " + previousEpoch
                    + " cannot be: epochs start at 1 and never fall");
        }
        if (firstSeq < 1 || count < 1 || firstSeq > Long.MAX_VALUE - count) {
            throw new PortionRefusedException(
                    "A portion of " + count + " events from " + firstSeq + " on cannot be: both start at 1");
        }
        if ((firstSeq == 1) != (previousEpoch == 0)) {
            throw new PortionRefusedException("Event 1, and no other, stands behind epoch 0; this portion has event "
                    + firstSeq + " behind epoch " + previousEpoch);
        }
        if (plainSize > Portion.MAX_PLAIN_BYTES) {
            throw new PortionRefusedException("The portion is over the limit: it unpacks to " + plainSize
                    + " bytes, at most " + Portion.MAX_PLAIN_BYTES + " are allowed");
        }
        if (plainSize < count) {
            throw new PortionRefusedException(
                    "The portion says that " + count + " events are in " + plainSize + " bytes; they cannot be");
        }
    }
}
