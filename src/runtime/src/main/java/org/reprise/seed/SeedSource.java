package org.reprise.seed;

/** Where a seed comes from: files, or another site. Both may be asked again, with the same answers. */
public interface SeedSource {

    /** @throws SeedException when the seed is not there, or not any more */
    SeedManifest manifest();

    /**
     * The bytes of a chunk, not looked at.
     *
     * @throws SeedException when they are not there, or cannot be had now
     */
    byte[] chunk(int number);
}
