package org.reprise.transfer;

import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;

/**
 * What comes with every answer.
 *
 * @param from  the site that answers
 * @param head  the last position that it knows of; it need not have it yet
 * @param more  whether further messages of the same answer follow
 * @param lacks whether it has later events than those asked for, but not these
 * @param gone  whether it lacks them for good: they were removed there, or came as rows
 * @param lineage where its log ends, and what it has promised
 */
public record AnswerHeader(String from, Position head, boolean more, boolean lacks, boolean gone, Lineage lineage) {
    /** Of a site that says nothing of its log, as those of before there were reigns: it ends where the sender knows the log to end. */
    public AnswerHeader(String from, Position head, boolean more, boolean lacks, boolean gone) {
        this(from, head, more, lacks, gone, new Lineage(head, Promise.NONE));
    }

    /** Of a site that may get what it lacks. */
    public AnswerHeader(String from, Position head, boolean more, boolean lacks) {
        this(from, head, more, lacks, false);
    }

    /** Of a site that has what was asked for, or nothing behind it. */
    public AnswerHeader(String from, Position head, boolean more) {
        this(from, head, more, false);
    }

    AnswerHeader with(Lineage own) {
        return new AnswerHeader(from, head, more, lacks, gone, own);
    }
}
