package org.reprise.liberty.death;

/**
 * Where a JVM dies.
 *
 * @param name    of the point
 * @param type    the class, by slashes
 * @param method  its name
 * @param takes   the beginning of its descriptor; empty for every method of this name
 * @param atEntry else where it returns
 * @param time    that the JVM comes there
 * @param armed   a file that must be there, and is removed; empty for none
 */
public record Place(String name, String type, String method, String takes, boolean atEntry, int time, String armed) {

    /** One line of a script. */
    public String line() {
        return String.join("\t", name, type, method, takes, Boolean.toString(atEntry), Integer.toString(time), armed);
    }

    static Place parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Place(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                Boolean.parseBoolean(parts[4]),
                Integer.parseInt(parts[5]),
                parts[6]);
    }

    boolean isIn(String name, String descriptor) {
        return method.equals(name) && descriptor.startsWith(takes);
    }
}
