/**
 * Who may commit, and whose log is the log: reigns, the promise of a site, the fence before its events, the register that issues
 * epochs, and what a site decides when it is told of an epoch, when a portion comes, when it is to be promoted, when it comes back.
 * The decisions are plain values in, plain values out; only the store and the fence know a database. Depends on {@code portion} and
 * {@code jdbc}; knows no CDI, EJB or JMS type.
 */
@NullMarked
package org.reprise.reign;

import org.jspecify.annotations.NullMarked;
