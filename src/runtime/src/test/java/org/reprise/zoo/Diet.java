package org.reprise.zoo;

/** What an animal eats. */
public enum Diet {
    PLANTS,
    MEAT,
    ALL
}
