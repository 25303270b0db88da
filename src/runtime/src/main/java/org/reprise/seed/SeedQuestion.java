package org.reprise.seed;

/**
 * What a site that is to be seeded asks its source.
 *
 * @param step   what
 * @param id     of {@link Step#STAGED} that of the staging, of the others that of the seed; empty for {@link Step#STAGE} and {@link Step#GENERATORS}
 * @param number of {@link Step#CHUNK}
 */
record SeedQuestion(Step step, String id, int number) {

    enum Step {
        /** Begin to stage a new seed; answered with the id of the staging. */
        STAGE,
        /** How far is the staging? */
        STAGED,
        MANIFEST,
        /** In which tables do generators stand? They are no part of a seed. */
        GENERATORS,
        CHUNK,
        /** The asker has all of it: the files may go. Answered with nothing. */
        TAKEN
    }
}
