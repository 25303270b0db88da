/** Who is primary: shows it and its history, and makes another site primary, by plan or by force. */
@NullMarked
package org.reprise.cli.reign;

import org.jspecify.annotations.NullMarked;
