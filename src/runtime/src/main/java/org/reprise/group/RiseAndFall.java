package org.reprise.group;

/**
 * Whether something that is looked at again and again is up: the first look says it, and then so many in a row that say otherwise. For one
 * thread.
 */
final class RiseAndFall {
    private final CheckSettings.Pace pace;
    private boolean known;
    private boolean up;
    private int otherwise;

    RiseAndFall(CheckSettings.Pace pace) {
        this.pace = pace;
    }

    /** @return whether it is up or down by that, and was not before */
    boolean saw(boolean good) {
        if (!known) {
            known = true;
            up = good;
            return true;
        }
        otherwise = good == up ? 0 : otherwise + 1;
        if (otherwise < (up ? pace.fall() : pace.rise())) {
            return false;
        }
        up = good;
        otherwise = 0;
        return true;
    }

    boolean isKnown() {
        return known;
    }

    boolean isUp() {
        return up;
    }
}
