package org.reprise.role;

import org.reprise.replay.ReplayGate;
import org.reprise.replay.Schedule;
import org.reprise.transfer.Superseded;
import org.reprise.transfer.TransferPolicy;

/** Whether a secondary lacks rows of the primary by choice or for now, so that it may not be primary itself. */
record LackingRows(SiteParts parts, TransferPolicy policy, ReplayGate.Ruling ruling) {

    /** In words, with the remedy; empty when it lacks none. */
    String text() {
        String name = "site '" + parts.settings().name() + "' ";
        if (parts.settings().replay().policy().observes()) {
            return name + "only tells observers of events, and has not got their rows";
        }
        if (!policy.wanted().takesAll()) {
            return name + "takes only events of " + policy.wanted().text()
                    + ", so that it has not got the others' rows";
        }
        if (policy.superseded() == Superseded.LEAVE_OUT) {
            return name + "leaves out superseded events, so that its log is not whole: let it keep them first";
        }
        long lacking = parts.log().position().lacking();
        if (lacking > 0) {
            return name + "has left out events by choice, the last of them event " + lacking
                    + ", and has not got their rows: give it an empty database, and seed it ('reprise jobs seed')";
        }
        if (!(ruling.schedule() instanceof Schedule.Immediate)
                || !ruling.until().isEmpty()) {
            return name + "is held: it replays by the schedule '" + ruling.schedule() + "'"
                    + (ruling.until().isEmpty() ? "" : " until " + ruling.until())
                    + ". Let it replay at once first";
        }
        return "";
    }
}
