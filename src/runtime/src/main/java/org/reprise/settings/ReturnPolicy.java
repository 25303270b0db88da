package org.reprise.settings;

/** What a site does that has events which the site it is to follow has not. */
public enum ReturnPolicy {
    /** It undoes them, or takes its rows anew, and follows, with no operator's hand. */
    FOLLOW,
    /** It rests until an operator has looked and says what to do. */
    ASK;

    /** What comes next, in words that go on behind the reason. */
    public String next(String primary) {
        return switch (this) {
            case FOLLOW ->
                ". It puts them into quarantine, undoes them and follows as soon as " + primary
                        + " answers; if it does not, 'reprise failback --look' says what hinders";
            case ASK ->
                ". Nothing is lost, and nothing is done before you say so: 'reprise failback --look' shows what would be"
                        + " undone, '--undo' puts it into quarantine and follows " + primary
                        + ", '--seed' takes all rows from there";
        };
    }
}
