/**
 * How single figures, positions and tables are written for people, so that a terminal shows them and does not obey them. The ground of
 * the command line: plain text, no site.
 */
@NullMarked
package org.reprise.cli.text;

import org.jspecify.annotations.NullMarked;
