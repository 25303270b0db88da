package org.reprise.archive;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.portion.Portion;

/** The events that a file of an archive holds; its name says them. */
record ArchivedSpan(long first, long last) implements Comparable<ArchivedSpan> {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,17})-([1-9][0-9]{0,17})\\.portion");

    ArchivedSpan {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("No span: " + first + "-" + last);
        }
    }

    static ArchivedSpan of(Portion portion) {
        return new ArchivedSpan(portion.firstSeq(), portion.lastSeq());
    }

    /** Empty for other files. */
    static Optional<ArchivedSpan> named(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(name.group(1));
        long last = Long.parseLong(name.group(2));
        return last < first ? Optional.empty() : Optional.of(new ArchivedSpan(first, last));
    }

    boolean contains(long seq) {
        return first <= seq && seq <= last;
    }

    String fileName() {
        return first + "-" + last + ".portion";
    }

    @Override
    public int compareTo(ArchivedSpan other) {
        return Long.compare(first, other.first);
    }
}
