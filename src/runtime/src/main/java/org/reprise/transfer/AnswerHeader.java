package org.reprise.transfer;

import org.reprise.log.Position;

/**
 * What comes with every answer.
 *
 * @param from  the site that answers
 * @param head  the last position that it knows of; it need not have it yet
 * @param more  whether further messages of the same answer follow
 * @param lacks whether it has later events than those asked for, but not these
 */
public record AnswerHeader(String from, Position head, boolean more, boolean lacks) {
    /** Of a site that has what was asked for, or nothing behind it. */
    public AnswerHeader(String from, Position head, boolean more) {
        this(from, head, more, false);
    }
}
