/**
 * The log outside the database: exports in JSON and XML that people can read and that import again without loss, and an archive of
 * portions as files. Depends on {@code org.reprise.log}, {@code org.reprise.event} and {@code org.reprise.job}; knows no CDI, EJB or JMS
 * type.
 */
@NullMarked
package org.reprise.archive;

import org.jspecify.annotations.NullMarked;
