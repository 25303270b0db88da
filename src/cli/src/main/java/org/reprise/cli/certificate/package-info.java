/** Certificates by which servers of sites know one another below the messages: files on this machine, no site is asked. */
@NullMarked
package org.reprise.cli.certificate;

import org.jspecify.annotations.NullMarked;
