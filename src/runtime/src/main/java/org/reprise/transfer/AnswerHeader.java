package org.reprise.transfer;

import org.reprise.log.Position;

/**
 * What comes with every answer.
 *
 * @param from the site that answers
 * @param head the last position that it has
 * @param more whether further messages of the same answer follow
 */
public record AnswerHeader(String from, Position head, boolean more) {}
