package org.reprise.seed;

/**
 * What a site that is to be seeded asks its source.
 *
 * @param step   what
 * @param id     of {@link Step#STAGED} that of the staging, of the others that of the seed; empty for {@link Step#STAGE}
 * @param number of {@link Step#CHUNK}
 */
record SeedQuestion(Step step, String id, int number) {

    enum Step {
        /** Begin to stage a new seed; answered with the id of the staging. */
        STAGE,
        /** How far is the staging? */
        STAGED,
        MANIFEST,
        CHUNK
    }
}
